import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { commands } from './commands.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const city = mkdtempSync(join(tmpdir(), 'daylight-new-'));
afterAll(() => rmSync(city, { recursive: true, force: true }));
for (const name of ['governance.yml', 'checklists', 'schemas', 'datasets'])
  cpSync(join(ROOT, name), join(city, name), { recursive: true });

const said: string[] = [];
const io: Io = {
  cwd: city,
  env: {},
  now: () => new Date('2026-11-23T18:00:00Z'),
  out: (text) => said.push(text),
  err: (text) => said.push(text),
  colour: false,
  live: false,
  interrupted: () => new Promise(() => undefined),
};

const rows = [1, 2, 3];
test.each<[string, string | Uint8Array, string, string]>([
  ['export.CSV', 'id\n1\n2\n3\n', 'data.csv', 'text/csv'],
  ['export.jsonl', rows.map((id) => `{"id":${id}}\n`).join(''), 'data.jsonl', 'application/x-ndjson'],
  [
    'export.parquet',
    new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'id', data: rows, type: 'INT32' }] })),
    'data.parquet',
    'application/vnd.apache.parquet',
  ],
])('%s becomes a folder whose metadata say what it is', async (name, content, path, mediaType) => {
  writeFileSync(join(city, name), content);
  const dataset = `new-${path.slice(5)}`;
  expect(await main(['new', `environment/${dataset}`, '--data', name], commands, io), said.join('\n')).toBe(
    0,
  );
  const folder = join(city, 'datasets/environment', dataset);
  expect(readdirSync(folder).sort()).toEqual(['checklist.yml', path, 'metadata.yml']);
  const metadata = readFileSync(join(folder, 'metadata.yml'), 'utf8');
  expect(metadata).toContain(`distribution: { path: ${path}, media_type: ${mediaType} }`);
  expect(metadata).toContain('- name: id\n    type: integer');
});

test('the checklist begins with the department, and holds nothing that a new dataset is not asked', () => {
  const checklist = readFileSync(join(city, 'datasets/environment/new-csv/checklist.yml'), 'utf8');
  const sections = [...checklist.matchAll(/^(\w+):$/gm)].map(([, name]) => name);
  expect(sections).toEqual(['submission', 'quality', 'privacy', 'publication']);
  expect(checklist).toContain('# Ask the coordinator\n');
});

test.each<[string, Uint8Array, string]>([
  ['book.xlsx', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), 'Save as'],
  ['named.csv', Buffer.from('%PDF-1.7'), 'ask for the table that the PDF was made from'],
  ['empty.csv', new Uint8Array(), 'an empty file'],
])('%s holds no table: it is said what to do, and nothing is made', async (name, content, advice) => {
  writeFileSync(join(city, name), content);
  said.length = 0;
  expect(await main(['new', 'environment/no-table', '--data', name], commands, io)).toBe(1);
  expect(said.join('\n')).toContain(advice);
  expect(readdirSync(join(city, 'datasets/environment'))).not.toContain('no-table');
});

test('what has to be mended in the file is said at once', async () => {
  writeFileSync(join(city, 'old.csv'), Buffer.from('park,n\nCaf\xe9,1\nR\xedo,2\n', 'latin1'));
  said.length = 0;
  expect(await main(['new', 'environment/old', '--data', 'old.csv'], commands, io)).toBe(0);
  expect(said.join('\n')).toContain('old.csv:2:4  structure-fault');
});

test.each([
  ['enviroment', 'write environment, if that is what you mean'],
  ['police', 'there is no department police'],
  ['parks', 'datasets/parks/department.yml cannot be used as it is; npm run check says why'],
])('a department %s that is none is told', async (department, expected) => {
  mkdirSync(join(city, 'datasets/parks'), { recursive: true });
  writeFileSync(join(city, 'datasets/parks/department.yml'), 'name: [\n');
  said.length = 0;
  expect(await main(['new', `${department}/told`, '--data', 'old.csv'], commands, io)).toBe(2);
  expect(said).toEqual([expect.stringContaining(expected)]);
});

test('what was made is told to machines as well', async () => {
  said.length = 0;
  expect(await main(['new', 'environment/told', '--data', 'old.csv', '--json'], commands, io)).toBe(0);
  expect(JSON.parse(said.join('\n'))).toMatchObject({
    dataset: 'environment/told',
    rows: 2,
    columns: 2,
    findings: [{ id: 'structure-fault', file: 'old.csv' }],
  });
});
