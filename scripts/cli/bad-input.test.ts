import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { cityFiles, datasetFiles } from '../gather/scratch-city.ts';
import { commands } from './commands.ts';
import { scratchRun } from './scratch-run.ts';

const city = mkdtempSync(join(tmpdir(), 'daylight-bad-input-'));
afterAll(() => rmSync(city, { recursive: true, force: true }));
for (const [path, text] of Object.entries<string>({ ...cityFiles(), ...datasetFiles('parks/trees') }))
  write(path, text);

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(join(city, path, '..'), { recursive: true });
  writeFileSync(join(city, path), text);
}

function run(...words: string[]) {
  return scratchRun(words, commands, { cwd: city, now: () => new Date('2026-11-23T18:00:00Z') });
}

/** As Excel writes it: the length of a name, and the name. */
const LOCK = `\x05Maria Steward${' '.repeat(40)}`;

describe('a data file as a steward names it', () => {
  test.each([
    ['none.csv', 'there is no file none.csv'],
    ['datasets', 'datasets is a folder; name the data file in it'],
    ['governance.yml/data.csv', 'there is no file'],
    [`${'long'.repeat(80)}.csv`, 'the name is too long'],
    ['~$book.xlsx', 'a spreadsheet keeps it while book.xlsx is open. Close the file there'],
    ['.~lock.book.csv#', 'a spreadsheet keeps it while book.csv is open'],
  ])(
    '%s is told in one line, with nothing that stands in it, by profile and by new',
    async (name, expected) => {
      for (const lock of ['~$book.xlsx', '.~lock.book.csv#']) write(lock, LOCK);
      for (const words of [
        ['profile', name],
        ['profile', name, '--json'],
        ['new', 'parks/ponds', '--data', name],
      ]) {
        const { code, out, err } = await run(...words);
        expect([code, out]).toEqual([2, '']);
        expect(err).toContain(expected);
        expect(err).not.toMatch(/Maria|\n/);
      }
      expect(readdirSync(join(city, 'datasets/parks'))).not.toContain('ponds');
    },
  );

  test.each<[string, string | Uint8Array, number, string]>([
    ['Straßen und Bäume 2026.csv', 'id,name\r\n1,a\r\n2,b\r\n', 0, '2 rows, 2 columns'],
    ['semicolons.csv', 'id;amount\n1;2,50\n2;3,75\n', 0, 'export with commas'],
    ['book.xlsx', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), 1, 'take CSV UTF-8'],
    ['empty.csv', '', 1, 'export the table again'],
  ])('%s is described, and only an error is a failure', async (name, content, code, expected) => {
    write(name, content);
    const told = await run('profile', name);
    expect(told).toMatchObject({ code, err: '' });
    expect(told.out).toContain(expected);
  });
});

test('a spreadsheet beside the data is told what to become', async () => {
  write('datasets/parks/trees/trees.xlsx', 'PK');
  const { out } = await run('check', 'parks/trees', '--offline');
  expect(out).toContain('save its table as "CSV UTF-8" over the data file, and remove the spreadsheet');
});

test('what a spreadsheet keeps in a folder while a file is open is not looked at', async () => {
  write('datasets/parks/trees/~$data.xlsx', LOCK);
  write('datasets/parks/trees/.~lock.data.csv#', LOCK);
  expect((await run('check', 'parks/trees', '--offline')).out).not.toMatch(/~/);
});

test.each([
  ['parcs', 'Did you mean parks?'],
  ['trees', 'Name one as <department>/<dataset>, or as its folder'],
])('check %s says what is meant', async (word, expected) => {
  expect(await run('check', word)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining(expected),
  });
});

test.each([
  ['Parks/Street Trees', 'parks/street-trees, perhaps'],
  ['parks/bäume_2026', 'parks/baume-2026, perhaps'],
  ['a/b/c', 'Name it as <department>/<dataset>'],
])('new %s says how to write it', async (word, expected) => {
  expect(await run('new', word)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(expected) });
});

test('where there is nothing to check, it is said how to begin', async () => {
  rmSync(join(city, 'datasets/parks/trees'), { recursive: true });
  const { code, out } = await run('check');
  expect(code).toBe(0);
  expect(out).toContain('There is no dataset here. This starts one: npm run daylight -- new');
});

test.skipIf(!existsSync('/dev/full'))('an output that cannot be written is one line and exit code 2', () => {
  const daylight = fileURLToPath(new URL('./daylight.ts', import.meta.url));
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [daylight, 'help'], {
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  expect([status, String(stderr)]).toEqual([
    2,
    expect.stringMatching(/^daylight: .* cannot be written .*\n$/),
  ]);
});
