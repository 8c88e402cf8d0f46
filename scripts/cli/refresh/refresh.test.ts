import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readDataset } from '../../gather/dataset.ts';
import { Unreachable } from '../../gather/fetch-url.ts';
import { openLocal } from '../../gather/local.ts';
import { workTree } from '../../gather/work-tree.ts';
import { sha256 } from '../../ledger/digest.ts';
import { commands } from '../commands.ts';
import { isSampleCity } from '../sample-city.ts';
import { scratchRun } from '../scratch-run.ts';
import { prepareRefresh } from './prepare.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ID = 'environment/street-trees';
const FOLDER = `datasets/${ID}`;

let city: string;
let said: string[];

beforeEach(() => {
  city = mkdtempSync(join(tmpdir(), 'daylight-refresh-'));
  onTestFinished(() => rmSync(city, { recursive: true, force: true }));
  for (const name of ['governance.yml', 'checklists', 'datasets'])
    cpSync(join(ROOT, name), join(city, name), { recursive: true });
  said = [];
});

const read = (path: string): string => readFileSync(join(city, path), 'utf8');
const data = (): string => read(`${FOLDER}/data.csv`);
const metadata = (): string => read(`${FOLDER}/metadata.yml`);

async function refresh(content: string | Uint8Array, ...more: string[]): Promise<number> {
  writeFileSync(join(city, 'export.csv'), content);
  return run(ID, '--data', 'export.csv', ...more);
}

async function run(...args: string[]): Promise<number> {
  const ran = await scratchRun(['refresh', ...args], commands, {
    cwd: city,
    now: () => new Date('2026-11-24T03:00:00Z'),
  });
  said.push(ran.said);
  return ran.code;
}

describe.skipIf(!isSampleCity())('new data', () => {
  test('takes the place of the old, the day in the city stands in metadata.yml, and the department signs', async () => {
    const [before, shorter] = [metadata(), data().replace(/\n.*\n$/, '\n')];
    expect(await refresh(shorter)).toBe(0);
    expect(data()).toBe(shorter);
    expect(metadata()).toBe(before.replace(/^modified: .*$/m, 'modified: "2026-11-23"'));
    expect(said.join('\n')).toMatch(/193 rows before, 192 rows now/);
    expect(said.join('\n')).toMatch(/a data refresh: .*To be signed by: Department leadership\.$/m);
    expect(readdirSync(join(city, FOLDER)).sort()).not.toContain('data.csv.new');
  });

  test('with another column is more than a refresh: everybody signs, and check says what is left to write', async () => {
    const wider = data().replaceAll(/$/gm, ',x').replace(',x', ',note').replace(/\n,x$/, '\n');
    expect(await refresh(wider)).toBe(1);
    expect(data()).toBe(wider);
    expect(said.join('\n')).toMatch(/more than a refresh: the columns are not .* CISO and Policy team/);
    expect(said.join('\n')).toContain('columns-mismatch');
  });

  test('of which nothing is new is not written', async () => {
    const before = metadata();
    expect(await refresh(data())).toBe(0);
    expect(said.join('\n')).toContain('what was there already. Nothing was changed.');
    expect(metadata()).toBe(before);
  });

  test('that is no table is not written, and what it is is said', async () => {
    const before = [data(), metadata()];
    expect(await refresh('%PDF-1.7')).toBe(1);
    expect(said.join('\n')).toMatch(/no table that can be read. Nothing was changed.*a PDF/s);
    expect([data(), metadata()]).toEqual(before);
  });

  test('has its digest in metadata.yml where one stands there, and nothing else there changes', async () => {
    const digest = sha256(data());
    const declared = metadata().replace(
      'media_type: text/csv }',
      `media_type: text/csv, sha256: ${digest} } # of the export`,
    );
    writeFileSync(join(city, FOLDER, 'metadata.yml'), declared);
    const shorter = data().replace(/\n.*\n$/, '\n');
    expect(await refresh(shorter, '--json')).toBe(0);
    expect(metadata()).toContain(`sha256: ${sha256(shorter)} } # of the export`);
    expect(JSON.parse(said.join('\n'))).toMatchObject({
      dataset: ID,
      outcome: 'new',
      lane: 'data-refresh',
      rows: { before: 193, after: 192 },
      written: [`${FOLDER}/metadata.yml`, `${FOLDER}/data.csv`],
      findings: [],
    });
  });

  test('waits where metadata.yml has no lines to set', async () => {
    const asJson = JSON.stringify(load(metadata()));
    writeFileSync(join(city, FOLDER, 'metadata.yml'), asJson);
    const before = data();
    expect(await refresh('tree_id\n1\n')).toBe(1);
    expect(said.join('\n')).toContain('write it with a line for each field');
    expect([data(), metadata()]).toEqual([before, asJson]);
  });
});

describe.skipIf(!isSampleCity())('wrong use is one line, and changes nothing', () => {
  test.each<[string, string[], RegExp]>([
    ['no dataset', [], /which dataset/],
    ['a dataset that is not there', ['parks/trees', '--data', 'x.csv'], /there is no dataset parks\/trees/],
    ['no file', [ID], /which data/],
    ['a file that is not there', [ID, '--data', 'x.csv'], /there is no file x\.csv/],
    ['a file of another kind', [ID, '--data', 'x.geojson'], /another kind of file/],
    ['a folder', [ID, '--data', 'datasets'], /datasets is a folder/],
  ])('%s', async (_, args, message) => {
    const before = [data(), metadata()];
    expect(await run(...args)).toBe(2);
    expect(said).toEqual([expect.stringMatching(message)]);
    expect([data(), metadata()]).toEqual(before);
  });

  test('more than the repository holds', async () => {
    const before = [data(), metadata()];
    expect(await refresh(Buffer.alloc(50 * 1024 * 1024 + 1, 'a'))).toBe(2);
    expect(said).toEqual([expect.stringMatching(/larger than 50 MB: keep it elsewhere/)]);
    expect([data(), metadata()]).toEqual(before);
  });

  test('a dataset that is retired, and data that metadata.yml puts outside of its folder', async () => {
    const sound = metadata();
    const write = (text: string): void => writeFileSync(join(city, FOLDER, 'metadata.yml'), text);
    write(sound.replace('path: data.csv', 'path: ../../../governance.yml'));
    expect(await refresh(data())).toBe(2);
    expect(said.pop()).toContain('names no data that is there');
    write(`${sound}retired: { on: '2026-01-31', reason: Gone, notice: '2026-01-01', plan: Call us }\n`);
    expect(await refresh('tree_id\n1\n')).toBe(2);
    expect(said.pop()).toContain('is retired');
  });
});

describe.skipIf(!isSampleCity())('data that is kept elsewhere', () => {
  const URL = 'https://files.arroyo.example/trees.csv';

  async function prepare(answer: () => string): ReturnType<typeof prepareRefresh> {
    const path = join(city, FOLDER, 'metadata.yml');
    writeFileSync(
      path,
      metadata().replace(
        /^distribution: .*$/m,
        `distribution: { url: '${URL}', media_type: text/csv, sha256: ${'a'.repeat(64)} }`,
      ),
    );
    rmSync(join(city, FOLDER, 'data.csv'));
    const tree = workTree(city);
    const { facts } = await openLocal({ root: city, now: '2026-11-24T03:00:00Z', datasets: [ID] });
    const before = await readDataset(tree, ID, { profile: true, fetchUrl: null });
    if (before === null) throw new Error('there is a dataset');
    const fetchUrl = async () =>
      (async function* () {
        yield new TextEncoder().encode(answer());
      })();
    return prepareRefresh({ facts, tree, id: ID, before, data: { fetchUrl } });
  }

  test('is read at its address: its new digest is written, and all sign, since the data before is gone', async () => {
    const content = data();
    const { outcome, choice, rows, files, report } = await prepare(() => content);
    expect([outcome, choice.lane, choice.reason.id]).toEqual(['new', 'schema-change', 'refresh-unreadable']);
    expect(rows).toEqual({ before: null, after: 193 });
    expect([...files.keys()]).toEqual([`${FOLDER}/metadata.yml`]);
    expect(new TextDecoder().decode(files.get(`${FOLDER}/metadata.yml`))).toContain(
      `sha256: ${sha256(content)} }`,
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('and does not come is said, and nothing is written', async () => {
    const { outcome, files, report } = await prepare(() => {
      throw new Unreachable('the server answered 503');
    });
    expect([outcome, files.size]).toEqual(['unreadable', 0]);
    expect(report.findings).toContainEqual(expect.objectContaining({ id: 'distribution-unreachable' }));
  });
});
