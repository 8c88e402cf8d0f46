import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './directory-lock.ts';
import { TreeMoved } from './tree-store.ts';

/** Ten times as impatient as publishers are. */
const PAUSE_MS = 10;

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-lock-'));
  lock = join(folder, 'site.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('whoever works long keeps the lock, also where nothing is placed meanwhile', async () => {
  const order: string[] = [];
  const first = withLock(
    lock,
    async (refuseIfLost) => {
      for (let step = 0; step < 60; step += 1) await pause(PAUSE_MS);
      refuseIfLost();
      order.push('first');
    },
    PAUSE_MS,
  );
  await pause(PAUSE_MS);
  const second = withLock(lock, async () => void order.push('second'), PAUSE_MS);
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
  expect(readdirSync(folder)).toEqual([]);
});

test('whoever slept so long that another took the lock stops, and leaves that lock alone', async () => {
  const sleeper = withLock(
    lock,
    async (refuseIfLost) => {
      writeFileSync(lock, 'another');
      for (;;) {
        await pause(PAUSE_MS);
        refuseIfLost();
      }
    },
    PAUSE_MS,
  );
  await expect(sleeper).rejects.toThrow(TreeMoved);
  expect(readFileSync(lock, 'utf8')).toBe('another');
});
