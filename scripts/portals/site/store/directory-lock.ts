import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { TreeMoved } from './tree-store.ts';

const LOOKS = 20;
const PAUSE_MS = 100;

/**
 * Lets one publisher at a time work. The lock is a file that its holder rewrites with each file it places (`beat`); one
 * that does not change for two seconds belongs to a process that died, and is taken away.
 */
export async function withLock<T>(lock: string, work: (beat: () => Promise<void>) => Promise<T>): Promise<T> {
  await acquire(lock);
  let beats = 0;
  try {
    return await work(async () => {
      beats += 1;
      await writeFile(lock, String(beats));
    });
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  let before: string | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    if (await create(lock)) return;
    const now = await readFile(lock, 'utf8').catch(() => null);
    if (now !== before) look = 0;
    before = now;
    await pause(PAUSE_MS);
  }
  await rm(lock, { force: true });
  if (!(await create(lock))) throw new TreeMoved(`${lock} is held by somebody else`);
}

async function create(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
