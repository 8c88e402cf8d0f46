import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { demo } from '../commands/demo.ts';
import type { Io } from '../io.ts';
import { main } from '../main.ts';
import { isSampleCity } from '../sample-city.ts';

const TEMPORARY = mkdtempSync(join(tmpdir(), 'daylight-stopped-'));
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rmSync(TEMPORARY, { recursive: true, force: true }));

async function start(interrupted: Promise<void>): Promise<{ code: number; said: string }> {
  vi.stubEnv('TMPDIR', TEMPORARY);
  const said: string[] = [];
  const io: Io = {
    env: {},
    cwd: TEMPORARY,
    now: () => new Date(),
    out: (text) => said.push(text),
    err: (text) => said.push(text),
    colour: false,
    live: false,
    interrupted: () => interrupted,
  };
  return { code: await main(['demo'], [demo], io), said: said.join('\n') };
}

test.skipIf(!isSampleCity())(
  'Ctrl-C half-way ends the demonstration at once and leaves nothing behind',
  async () => {
    const { code, said } = await start(Promise.resolve());
    expect(said).toContain('stopped before the end');
    expect(said).not.toContain('1. ');
    expect(code).toBe(1);
    expect(readdirSync(TEMPORARY)).toEqual([]);
  },
  120_000,
);

test.skipIf(!isSampleCity())('without git it says so, ends, and leaves nothing behind', async () => {
  vi.stubEnv('PATH', TEMPORARY);
  const { code, said } = await start(new Promise(() => undefined));
  expect(said).toContain('Install git');
  expect(code).toBe(2);
  expect(readdirSync(TEMPORARY)).toEqual([]);
});
