import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { cityFiles, datasetFiles } from '../gather/scratch-city.ts';
import { commands } from './commands.ts';
import type { Io } from './io.ts';
import { scratchRun } from './scratch-run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const outside = realpathSync(mkdtempSync(join(tmpdir(), 'daylight-anywhere-')));
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const city = join(outside, 'city');
const trees = join(city, 'datasets/parks/trees');
const files = Object.assign(cityFiles(), ...['parks/trees', 'parks/benches'].map((id) => datasetFiles(id)));
for (const [path, text] of Object.entries<string>({ ...files, 'package.json': '{}' })) write(path, text);

function write(path: string, text: string): void {
  const file = join(city, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

function run(cwd: string, words: string[], more: Partial<Io> = {}) {
  return scratchRun(words, commands, { cwd, now: () => new Date('2026-11-23T18:00:00Z'), ...more });
}

/** Names of the datasets that `check` judged. */
async function judged(cwd: string, ...words: string[]): Promise<string[]> {
  const { out, err } = await run(cwd, ['check', '--offline', '--json', ...words]);
  expect(err).toBe('');
  return JSON.parse(out).datasets.map(({ id }: { id: string }) => id);
}

describe('inside a dataset folder', () => {
  test('check looks at the whole city, and at one dataset where a word says so', async () => {
    expect(await judged(trees)).toEqual(['parks/benches', 'parks/trees']);
    for (const word of [
      '.',
      'data.csv',
      'parks/trees',
      'datasets/parks/trees',
      trees,
      join(trees, 'data.csv'),
    ])
      expect(await judged(trees, word), word).toEqual(['parks/trees']);
    expect(await judged(trees, '..')).toEqual(['parks/benches', 'parks/trees']);
    expect(await judged(trees, '..', '.')).toEqual(['parks/benches', 'parks/trees']);
  });

  test('files are understood from there', async () => {
    writeFileSync(join(trees, 'export.csv'), 'id\n1\n2\n');
    expect(await run(trees, ['profile', 'export.csv'])).toMatchObject({ code: 0 });
    expect(await run(trees, ['new', '../shrubs', '--data', './export.csv'])).toMatchObject({
      code: 0,
      err: '',
    });
    expect(readFileSync(join(city, 'datasets/parks/shrubs/data.csv'), 'utf8')).toBe('id\n1\n2\n');
    rmSync(join(city, 'datasets/parks/shrubs'), { recursive: true });
  });

  test('owners names the path as CODEOWNERS does', async () => {
    for (const word of ['data.csv', 'datasets/parks/trees/data.csv'])
      expect((await run(trees, ['owners', word], { env: { GITHUB_REPOSITORY: 'a/b' } })).out).toMatch(
        /^datasets\/parks\/trees\/data\.csv: @/,
      );
    expect(await run(trees, ['owners', '../../../..'])).toMatchObject({ code: 2 });
  });
});

test('a new dataset needs no department where one stands in its folder', async () => {
  writeFileSync(join(city, 'export.csv'), 'id\n1\n2\n');
  const words = ['new', 'ponds', '--data', '../../export.csv'];
  expect(await run(join(city, 'datasets/parks'), words)).toMatchObject({ code: 0, err: '' });
  rmSync(join(city, 'datasets/parks/ponds'), { recursive: true });
});

test.each([['check', '--json'], ['new', 'parks/ponds', '--data', 'export.csv'], ['owners'], ['ledger']])(
  'outside of a city %s says where to go',
  async (...words) => {
    writeFileSync(join(outside, 'export.csv'), 'id\n1\n2\n');
    const { code, out, err } = await run(outside, words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Change into the repository with cd');
  },
);

test('another Git repository is no city', async () => {
  const other = join(outside, 'other');
  mkdirSync(join(other, '.git'), { recursive: true });
  for (const words of [['check', '--json'], ['owners'], ['new', 'parks/ponds', '--data', '../export.csv']])
    expect(await run(other, words)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Change into the repository with cd'),
    });
});

test('npm runs scripts at the top and says where they were called: paths start from there', async () => {
  const called = (from: string, ...words: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'scripts/cli/daylight.ts'), ...words], {
      cwd: city,
      encoding: 'utf8',
      env: { ...process.env, npm_package_json: join(city, 'package.json'), INIT_CWD: from },
    });
  expect(JSON.parse(called(trees, 'check', '.', '--json').stdout).datasets).toMatchObject([
    { id: 'parks/trees' },
  ]);
  writeFileSync(join(outside, 'export.csv'), 'id\n1\n2\n');
  expect(called(outside, 'new', 'parks/ponds', '--data', 'export.csv')).toMatchObject({
    status: 0,
    stderr: '',
  });
});
