import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
