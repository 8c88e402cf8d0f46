import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Outage } from '../model/outage.ts';

/**
 * Settings that make git an obedient reader: nothing runs because a repository says so (hooks, monitors, external
 * transports), nothing is asked of a person, nothing is written behind our back, and paths mean what they say.
 */
const OBEDIENT = [
  '--no-pager',
  '--literal-pathspecs',
  '--no-optional-locks',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.askPass=true',
    'protocol.ext.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

export interface GitFailure {
  code: number | null;
  /** The last line git said, which is the one that matters. */
  message: string;
}

/** Runs git in a folder, arguments as a list, no shell. Throws `Outage` where git says no and the caller did not ask to handle it. */
export async function git(directory: string, args: readonly string[]): Promise<Buffer> {
  const result = await tryGit(directory, args);
  if (Buffer.isBuffer(result)) return result;
  const verb = args.find((argument) => !argument.startsWith('-') && !argument.includes('=')) ?? '';
  throw new Outage(`git ${verb} failed: ${result.message}. Check the clone and run again.`);
}

export async function tryGit(directory: string, args: readonly string[]): Promise<Buffer | GitFailure> {
  const child = spawnGit(directory, args, 'ignore');
  const [out, err, code] = await Promise.all([collect(child.stdout), collect(child.stderr), exitCode(child)]);
  if (code === 0) return out;
  const said = err.toString('utf8').trim();
  // git's last line is then the command that lets it, and nothing else it would say is true.
  const [trust] = /git config --global --add safe\.directory .*/.exec(said) ?? [];
  if (trust !== undefined)
    throw new Outage(
      `This clone belongs to another user, so git does not read it. If you trust it: ${trust}`,
    );
  const message = said.split('\n').at(-1) ?? '';
  return { code, message: message.replace(/^(fatal|error): /, '') || `exit code ${code}` };
}

export function spawnGit(directory: string, args: readonly string[], stdin: 'ignore' | 'pipe'): ChildProcess {
  return spawn('git', ['-C', directory, ...OBEDIENT, ...args], {
    stdio: [stdin, 'pipe', 'pipe'],
    windowsHide: true,
  });
}

export function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Outage(`git could not be started (${error.message}). Install git.`)),
    );
    child.once('close', resolve);
  });
}

async function collect(stream: Readable | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Fields of a `-z` listing. */
export function fields(out: Buffer): string[] {
  const text = out.toString('utf8');
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

/**
 * The commit that a name given by a person or a payload stands for; null where there is none. Names that git could take
 * for an option, a path or a range are none.
 */
export async function resolveCommit(directory: string, name: string): Promise<string | null> {
  if (!/^[A-Za-z0-9_@][A-Za-z0-9_./@{}~^+-]*$/.test(name) || name.includes('..')) return null;
  const result = await tryGit(directory, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  return Buffer.isBuffer(result) ? result.toString('utf8').trim() : null;
}

/** The newest common ancestor; null where the histories have none, or the clone is too shallow to know. */
export async function mergeBase(directory: string, a: string, b: string): Promise<string | null> {
  const result = await tryGit(directory, ['merge-base', a, b]);
  return Buffer.isBuffer(result) ? result.toString('utf8').trim() : null;
}

/** Is this the top folder of a clone? Below it, git's paths would not be ours. */
export async function isTopLevel(directory: string): Promise<boolean> {
  const result = await tryGit(directory, ['rev-parse', '--show-cdup']);
  return Buffer.isBuffer(result) && result.toString('utf8').trim() === '';
}
