import { spawn } from 'node:child_process';

export interface GitOptions {
  input?: string | Uint8Array;
  env?: Record<string, string>;
}

/** Runs git in a folder; resolves with what it wrote, rejects with `GitFailure`. */
export type RunGit = (directory: string, args: readonly string[], options?: GitOptions) => Promise<Buffer>;

/** git on one bare repository. */
export interface Git {
  directory: string;
  /** Output as text, without the final newline. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  bytes(args: readonly string[], options?: GitOptions): Promise<Buffer>;
  /** null where git exits with an error. */
  attempt(args: readonly string[], options?: GitOptions): Promise<string | null>;
}

export class GitFailure extends Error {
  readonly exitCode: number | null;
  /** Output of a command that failed and yet said something, as merge-tree does. */
  readonly output: Buffer;

  constructor(args: readonly string[], exitCode: number | null, output: Buffer, stderr: string) {
    super(`git ${args[0]} failed with exit code ${exitCode}: ${stderr.trim().slice(0, 500)}`);
    this.exitCode = exitCode;
    this.output = output;
  }
}

/** Folders in which git usually is; `ForgeOptions.path` overrides it. */
const USUAL_PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';

/** Nobody's personal or machine-wide settings reach the forge's git. */
export function gitEnvironment(path: string | undefined, home: string): Record<string, string> {
  return {
    PATH: path ?? USUAL_PATH,
    HOME: home,
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Settings of every call: no hooks, no housekeeping behind the test's back, names as they are. */
export const GIT_SETTINGS = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '-c',
  'gc.auto=0',
  '-c',
  'receive.autogc=false',
  '-c',
  'init.defaultBranch=main',
];

export function createRunGit(environment: Record<string, string>): RunGit {
  return (directory, args, { input, env } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn('git', [...GIT_SETTINGS, ...args], {
        cwd: directory,
        env: { ...environment, ...env },
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      child.on('error', reject);
      child.on('close', (exitCode) => {
        const output = Buffer.concat(out);
        if (exitCode === 0) resolve(output);
        else reject(new GitFailure(args, exitCode, output, Buffer.concat(err).toString('utf8')));
      });
      // git may stop reading before the end of what it does not want.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
}

export function gitIn(runGit: RunGit, directory: string): Git {
  const text = async (args: readonly string[], options?: GitOptions): Promise<string> =>
    (await runGit(directory, args, options)).toString('utf8').replace(/\n$/, '');
  return {
    directory,
    text,
    bytes: (args, options) => runGit(directory, args, options),
    async attempt(args, options) {
      try {
        return await text(args, options);
      } catch (error) {
        if (error instanceof GitFailure) return null;
        throw error;
      }
    },
  };
}
