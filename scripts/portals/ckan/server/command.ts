import { execFile, spawn } from 'node:child_process';

/** What stops the server from starting, as one line for people: what failed and what to do. */
export class CannotRun extends Error {
  override name = 'CannotRun';
}

/** Runs a program to its end and gives its output. `input` is what it reads. Throws `CannotRun` with its last words. */
export function run(
  file: string,
  args: readonly string[],
  { cwd, input }: { cwd?: string; input?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...(cwd === undefined ? {} : { cwd }) });
    const said: Buffer[] = [];
    const complained: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complained.push(chunk));
    child.on('error', (error) => reject(new CannotRun(`${file}: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(said).toString('utf8'));
      const words = Buffer.concat([...said, ...complained])
        .toString('utf8')
        .trim()
        .split('\n')
        .slice(-12);
      reject(
        new CannotRun(`${[file, ...args].join(' ').slice(0, 200)} ended with ${code}:\n${words.join('\n')}`),
      );
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

/** Does the program end well? */
export function succeeds(file: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => execFile(file, args, (error) => resolve(error === null)));
}

/** Does a piece of work, and says how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(`${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return result;
}
