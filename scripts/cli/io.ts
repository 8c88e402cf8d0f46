import { join } from 'node:path';
import { forTerminal } from './shown-text.ts';

/** The process as commands see it: everything they read or write besides files comes in here. */
export interface Io {
  env: Record<string, string | undefined>;
  /** Where the person stands: what paths start from. */
  cwd: string;
  /** The folder in which npm runs its scripts, wherever the person stands. */
  ranIn?: string;
  now: () => Date;
  out(text: string): void;
  err(text: string): void;
  /** May colours be used on standard output? */
  colour: boolean;
  /** Characters in a line, where standard output is a terminal. */
  width?: number;
  /** Is standard error a terminal on which a line may be redrawn? */
  live: boolean;
  /** What started this run on GitHub Actions: the event's name and its payload. */
  event?: { name: string; payload: unknown };
  /** Sets an output of the step, where this runs as an action. */
  output?(name: string, value: string): void;
  /** Adds Markdown to the step's summary, where this runs as an action. */
  summary?(markdown: string): void;
  /**
   * Resolves on Ctrl-C, a polite request to stop, or when nobody reads what is said. Who asks for it has to stop by itself;
   * every other command ends at once, as programs do.
   */
  interrupted(): Promise<void>;
}

/** 0 fine, 1 findings or refused, 2 wrong use or outage (design §8). */
export type ExitCode = 0 | 1 | 2;

/** Wrong use: shown as one line with a hint, never with a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export function processIo(): Io {
  const unread = new Promise<void>((resolve) => {
    for (const stream of [process.stdout, process.stderr])
      stream.on('error', (error: NodeJS.ErrnoException) => {
        // `| head` has seen enough, or the terminal was closed: no mistake of anybody's.
        if (error.code === 'EPIPE' || error.code === 'EIO') resolve();
        else cannotSay(error);
      });
  });
  return {
    env: process.env,
    ...standing(process.env, process.cwd()),
    now: () => new Date(),
    // What goes into a file or another program stays as it is.
    out: (text) => process.stdout.write(`${process.stdout.isTTY ? forTerminal(text) : text}\n`),
    err: (text) => process.stderr.write(`${process.stderr.isTTY ? forTerminal(text) : text}\n`),
    colour: wantsColour(process.env, process.stdout.isTTY === true),
    ...(process.stdout.isTTY ? { width: process.stdout.columns } : {}),
    live: process.stderr.isTTY === true && process.env.CI === undefined,
    interrupted: () => {
      const asked = ['SIGINT', 'SIGTERM', 'SIGHUP'].map(
        (signal) => new Promise<void>((resolve) => process.once(signal, () => resolve())),
      );
      return Promise.race([unread, ...asked]);
    },
  };
}

/** A full disk, for one: half of what was to be said is worth nothing. */
function cannotSay(error: Error): never {
  process.stderr.write(`daylight: what there is to say cannot be written (${error.message}).\n`);
  process.exit(2);
}

/** npm runs a script in the folder of package.json, and says in INIT_CWD where it was called. */
function standing(env: Io['env'], cwd: string): Pick<Io, 'cwd' | 'ranIn'> {
  const isByNpm = env.npm_package_json === join(cwd, 'package.json');
  return isByNpm && env.INIT_CWD ? { cwd: env.INIT_CWD, ranIn: cwd } : { cwd };
}

/** https://no-color.org, and FORCE_COLOR for those who pipe into a pager. */
function wantsColour(env: Io['env'], terminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return terminal && env.TERM !== 'dumb';
}
