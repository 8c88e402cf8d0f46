import { execFileSync, spawn } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotRun } from './command.ts';
import { STATE } from './places.ts';

/** One of the server's processes: outlives whoever starts it, and is known again by the id it left behind. */
export interface Daemon {
  name: string;
  file: string;
  args: string[];
  /** Runs as this user instead of the one who starts it. */
  user?: { uid: number; gid: number };
  cwd: string;
  /** Sent to end it in good order. */
  signal: 'SIGTERM' | 'SIGINT';
  answers: () => Promise<boolean>;
}

const START_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 200;

/** Starts it unless it runs, and waits until it answers. */
export async function startDaemon(daemon: Daemon): Promise<void> {
  if (runningPid(daemon) === null) launch(daemon);
  const pid = runningPid(daemon);
  for (let waited = 0; waited < START_WITHIN_MS; waited += LOOK_EVERY_MS) {
    if (await daemon.answers()) return;
    if (pid !== null && runningPid(daemon) === null) break;
    await pause(LOOK_EVERY_MS);
  }
  await stopDaemon(daemon);
  throw new CannotRun(
    `${daemon.name} did not start. Its last words, from ${logOf(daemon)}:\n${lastWords(daemon)}`,
  );
}

/** Ends it, by force where it does not listen; true where it ran. */
export async function stopDaemon(daemon: Daemon): Promise<boolean> {
  const pid = runningPid(daemon);
  if (pid !== null) {
    process.kill(pid, daemon.signal);
    for (let waited = 0; runningPid(daemon) !== null && waited < STOP_WITHIN_MS; waited += LOOK_EVERY_MS)
      await pause(LOOK_EVERY_MS);
    if (runningPid(daemon) !== null) process.kill(pid, 'SIGKILL');
  }
  rmSync(pidFile(daemon), { force: true });
  return pid !== null;
}

/** A process id may have gone to somebody else meanwhile, so its command is looked at too. */
export function runningPid(daemon: Pick<Daemon, 'name' | 'file' | 'args'>): number | null {
  try {
    const pid = Number(readFileSync(pidFile(daemon), 'utf8'));
    const command = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
    return daemon.args.every((argument) => command.includes(argument)) ? pid : null;
  } catch {
    return null;
  }
}

function launch(daemon: Daemon): void {
  mkdirSync(join(STATE, 'logs'), { recursive: true });
  const log = openSync(logOf(daemon), 'a');
  if (daemon.user !== undefined) chownSync(logOf(daemon), daemon.user.uid, daemon.user.gid);
  const child = spawn(daemon.file, daemon.args, {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: daemon.cwd,
    ...daemon.user,
  });
  child.on('error', () => undefined);
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new CannotRun(`${daemon.file} cannot be started.`);
  writeFileSync(pidFile(daemon), String(child.pid));
}

function lastWords(daemon: Daemon): string {
  return readFileSync(logOf(daemon), 'utf8').trim().split('\n').slice(-15).join('\n');
}

function pidFile({ name }: Pick<Daemon, 'name'>): string {
  return join(STATE, `${name}.pid`);
}

function logOf({ name }: Pick<Daemon, 'name'>): string {
  return join(STATE, 'logs', `${name}.log`);
}
