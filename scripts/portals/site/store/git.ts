import { type ChildProcess, spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PortalOutage } from '../../types.ts';

export interface GitResult {
  code: number | null;
  out: Buffer;
  /** The last line it said about itself. */
  message: string;
}

/** Nothing runs because a repository says so, and nothing is asked of a person. */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=true',
  'gc.auto=0',
  'protocol.ext.allow=never',
];

/** Runs git in a folder, arguments as a list, no shell. */
export async function tryGit(
  directory: string,
  args: readonly string[],
  input?: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array>,
): Promise<GitResult> {
  const child = spawnGit(directory, args);
  const closed = exitCode(child);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const fed = input && child.stdin ? pipeline(Readable.from(input), child.stdin) : child.stdin?.end();
  // git may end before it has read everything; its exit code tells, unless the source itself broke.
  const broken = await Promise.resolve(fed).then(
    () => null,
    (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : error,
  );
  const result = { code: await closed, out: await out, message: lastLine(await err) };
  if (broken) throw broken;
  return result;
}

/** Throws `PortalOutage` where git says no. */
export async function git(...call: Parameters<typeof tryGit>): Promise<Buffer> {
  const { code, out, message } = await tryGit(...call);
  if (code === 0) return out;
  const verb = call[1].find((argument) => /^[a-z]/.test(argument) && !argument.includes('=')) ?? '';
  throw new PortalOutage(
    `git ${verb} failed: ${message || `exit code ${code}`}. Check the clone, then run again.`,
  );
}

/** Output as it comes; throws `PortalOutage` at its end where git failed. */
export async function* streamGit(directory: string, args: readonly string[]): AsyncIterable<Uint8Array> {
  const child = spawnGit(directory, args);
  const closed = exitCode(child);
  child.stdin?.end();
  const err = collect(child.stderr);
  yield* child.stdout ?? [];
  if ((await closed) !== 0)
    throw new PortalOutage(`git failed: ${lastLine(await err)}. Check the clone, then run again.`);
}

function spawnGit(directory: string, args: readonly string[]): ChildProcess {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return spawn('git', ['-C', directory, '--no-pager', ...settings, ...args], {
    stdio: 'pipe',
    windowsHide: true,
  });
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new PortalOutage(`git could not be started (${error.message}). Install git.`)),
    );
    child.once('close', resolve);
  });
}

async function collect(stream: Readable | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function lastLine(said: Buffer): string {
  return (said.toString('utf8').trim().split('\n').at(-1) ?? '')
    .replace(/^(fatal|error): /, '')
    .slice(0, 300);
}
