import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { TreeMoved } from './tree-store.ts';

const LOOKS = 20;
const PAUSE_MS = 100;
const LOOKS_PER_BEAT = 4;

/**
 * Lets one publisher at a time work. The lock is a file that its holder writes anew all the time, however long the work
 * takes; one that does not change for twenty looks, two seconds, belongs to a process that died, and is taken away. `refuseIfLost` throws
 * where that happened to this process, because it slept.
 */
export async function withLock<T>(
  lock: string,
  work: (refuseIfLost: () => void) => Promise<T>,
  pauseMs = PAUSE_MS,
): Promise<T> {
  const holder = randomUUID();
  await acquire(lock, holder, pauseMs);
  let [beats, isLost] = [0, false];
  let beating = Promise.resolve();
  const timer = setInterval(() => {
    beats += 1;
    const beat = `${holder} ${beats}`;
    beating = beating.then(async () => {
      isLost ||= !(await isHeldBy(lock, holder)) || !(await isWritten(lock, beat));
    });
  }, LOOKS_PER_BEAT * pauseMs);
  try {
    return await work(() => {
      if (isLost) throw new TreeMoved(`${lock} was taken by somebody else`);
    });
  } finally {
    clearInterval(timer);
    await beating;
    if (await isHeldBy(lock, holder)) await rm(lock, { force: true });
  }
}

async function acquire(lock: string, holder: string, pauseMs: number): Promise<void> {
  let before: string | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    if (await create(lock, holder)) return;
    const now = await readFile(lock, 'utf8').catch(() => null);
    if (now !== before) look = 0;
    before = now;
    await pause(pauseMs);
  }
  await rm(lock, { force: true });
  if (!(await create(lock, holder))) throw new TreeMoved(`${lock} is held by somebody else`);
}

async function isHeldBy(lock: string, holder: string): Promise<boolean> {
  const now = await readFile(lock, 'utf8').catch(() => '');
  return now.startsWith(holder);
}

async function isWritten(lock: string, text: string): Promise<boolean> {
  return writeFile(lock, text).then(
    () => true,
    () => false,
  );
}

async function create(lock: string, holder: string): Promise<boolean> {
  try {
    await writeFile(lock, holder, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
