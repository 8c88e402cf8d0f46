import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Command {
  file: string;
  arguments: readonly string[];
  cwd: string;
  /** The whole environment; nothing is inherited. */
  env: Record<string, string>;
  /** Aborted: the process and its children are interrupted, and killed if they do not end. */
  signal: AbortSignal;
  onLine: (line: string) => void;
}

/** GitHub's runner waits as long between asking and killing. */
const GRACE_MILLISECONDS = 7_500;

/** Runs a program to its end and gives its exit code; a signal counts as 1, a program that is not there as 127. */
export async function runCommand(command: Command): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(command.file, command.arguments, {
    cwd: command.cwd,
    env: command.env,
    // A group of its own, so that what the script started can be stopped with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
      command.onLine(line);
  });
  child.once('error', (error) => {
    command.onLine(`${command.file}: ${error.message}`);
    resolve(127);
  });
  child.once('exit', (code) => resolve(code ?? 1));
  let killer: NodeJS.Timeout | undefined;
  function interrupt(): void {
    signalGroup('INT', child.pid);
    killer = setTimeout(() => signalGroup('KILL', child.pid), GRACE_MILLISECONDS);
  }
  if (command.signal.aborted) interrupt();
  command.signal.addEventListener('abort', interrupt, { once: true });
  const code = await promise;
  command.signal.removeEventListener('abort', interrupt);
  clearTimeout(killer);
  await Promise.all(output);
  return code;
}

function signalGroup(signal: 'INT' | 'KILL', group: number | undefined): void {
  if (group === undefined) return;
  spawn('bash', ['-c', `kill -${signal} -- -${group}`], { stdio: 'ignore' });
}
