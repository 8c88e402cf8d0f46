import { beforeEach, describe, expect, test } from 'vitest';
import { PUBLISHER } from './domain.ts';
import { createEmulator, type Emulator } from './emulator.ts';

const BASE = 'https://data.arroyo.example';
const CREDENTIALS = Buffer.from(`${PUBLISHER.email}:${PUBLISHER.password}`).toString('base64');

let emulator: Emulator;
let id = '';

/** As a client older than revisions makes a dataset. */
beforeEach(async () => {
  emulator = createEmulator({}, () => new Date('2026-11-23T12:00:00Z'));
  const columns = [
    { fieldName: 'id', name: 'ID', dataTypeName: 'number' },
    { fieldName: 'species', name: 'Species', dataTypeName: 'text' },
    { fieldName: 'height', name: 'Height', dataTypeName: 'number' },
    { fieldName: 'planted', name: 'Planted', dataTypeName: 'calendar_date' },
  ];
  const metadata = { rowIdentifier: 'id' };
  const created = await send('POST', '/api/views.json', { name: 'Trees', columns, metadata });
  id = (created as { id: string }).id;
  await send('POST', `/api/views/${id}/publication.json`);
  await send('PUT', `/api/views/${id}.json?method=setPermission&value=public.read`);
  await send('POST', `/resource/${id}.json`, [
    { id: 1, species: 'Oak', height: 9.5, planted: '2020-02-01' },
    { id: 2, species: 'Elm', height: 10, planted: '2020-02-20' },
    { id: 3, species: 'Oak', planted: '2021-05-01' },
    { id: 4, species: "Jupiter's beard", height: 2, planted: '05/07/2021' },
  ]);
});

async function send(
  method: string,
  path: string,
  body?: unknown,
  authorization = `Basic ${CREDENTIALS}`,
): Promise<unknown> {
  const answer = await emulator.answer(
    new Request(`${BASE}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return answer.json();
}

const get = (clauses: Record<string, string>) =>
  send('GET', `/resource/${id}.json?${new URLSearchParams(clauses)}`, undefined, '');
const ids = async (clauses: Record<string, string>) =>
  ((await get({ $select: 'id', ...clauses })) as { id: string }[]).map((row) => row.id);

describe('the read API answers', () => {
  test.each([
    ['numbers as numbers', 'height > 9', ['1', '2']],
    ['numbers that are written as text', "height >= '9.5'", ['1', '2']],
    ['days', "planted < '2021-01-01'", ['1', '2']],
    ['what is not there', 'height is null', ['3']],
    ['what is there', 'height IS NOT NULL', ['1', '2', '4']],
    ['a list', "species in ('Elm', 'Ash')", ['2']],
    ['a range', 'height between 2 and 9.5', ['1', '4']],
    ['a pattern', "species like 'O_k'", ['1', '3']],
    ['no pattern', "species not like 'O%'", ['2', '4']],
    ['a quote in a text', "species = 'Jupiter''s beard'", ['4']],
    ['both', "species = 'Oak' AND (height > 9 OR height < 1)", ['1']],
    ['neither', 'not (height < 9)', ['1', '2']],
    ['a function', "upper(species) = 'OAK'", ['1', '3']],
  ])('$where by %s', async (_, $where, expected) => {
    expect(await ids({ $where })).toEqual(expected);
  });

  test('a column as a parameter, words, order and pages', async () => {
    expect(await ids({ species: 'Oak' })).toEqual(['1', '3']);
    expect(await ids({ $q: 'jupiter' })).toEqual(['4']);
    expect(await ids({ $order: 'height DESC, id', $where: 'height > 0' })).toEqual(['2', '1', '4']);
    expect(await ids({ $order: ':id', $limit: '2', $offset: '1' })).toEqual(['2', '3']);
  });

  test('counts and groups', async () => {
    expect(await get({ $select: 'count(*)', $where: 'height > 9' })).toEqual([{ count: '2' }]);
    expect(
      await get({ $select: 'species, count(height) as n', $group: 'species', $order: 'n, species' }),
    ).toEqual([
      { species: 'Elm', n: '1' },
      { species: "Jupiter's beard", n: '1' },
      { species: 'Oak', n: '1' },
    ]);
    expect(
      await get({
        $select: 'date_trunc_y(planted) as year, max(height)',
        $group: 'year',
        $having: 'max_height > 5',
      }),
    ).toEqual([{ year: '2020-01-01T00:00:00.000', max_height: '10' }]);
    expect(await get({ $select: 'sum(height), avg(height), count(distinct species)' })).toEqual([
      { sum_height: '21.5', avg_height: String(21.5 / 3), count_species: '3' },
    ]);
  });

  test('a whole question in one parameter', async () => {
    const $query = "select id where species = 'Oak' order by id desc limit 1";
    expect(await get({ $query })).toEqual([{ id: '3' }]);
  });

  test.each([
    [{ $select: 'nope' }, 'query.soql.no-such-column'],
    [{ nope: '1' }, 'query.soql.no-such-column'],
    [{ $where: 'height >' }, 'query.compiler.malformed'],
    [{ $where: "'" }, 'query.compiler.malformed'],
    [{ $where: 'species > 3' }, 'query.soql.type-mismatch'],
    [{ $where: 'height' }, 'query.soql.type-mismatch'],
    [{ $select: 'nope(height)' }, 'query.soql.no-such-function'],
    [{ $select: 'species, count(*)' }, 'query.compiler.malformed'],
    [{ $limit: 'all' }, 'query.compiler.malformed'],
    [{ $nope: '1' }, 'query.compiler.malformed'],
    [{ $query: 'drop table' }, 'query.compiler.malformed'],
  ])('%o with a refusal', async (clauses, code) => {
    expect(await get(clauses)).toMatchObject({ error: true, code, message: expect.stringContaining(code) });
  });

  test('a dataset that is not there as missing', async () => {
    expect(await send('GET', '/resource/abcd-1234.json', undefined, '')).toMatchObject({
      code: 'dataset.missing',
    });
  });
});

describe('rows written without a revision', () => {
  test('replace cells by row identifier, and are added or taken away', async () => {
    const rows = [
      { id: 2, species: 'Field elm' },
      { id: 5, species: 'Ash' },
      { id: 4, ':deleted': true },
    ];
    expect(await send('POST', `/resource/${id}.json`, rows)).toMatchObject({
      'Rows Updated': 1,
      'Rows Created': 1,
      'Rows Deleted': 1,
    });
    expect(await get({ $where: 'id in (2, 4, 5)', $select: 'id, species, height' })).toEqual([
      { id: '2', species: 'Field elm', height: '10' },
      { id: '5', species: 'Ash' },
    ]);
  });

  test('take the place of all', async () => {
    await send('PUT', `/resource/${id}.json`, [{ id: 9, species: 'Yew' }]);
    expect(await get({})).toEqual([{ id: '9', species: 'Yew' }]);
    await send('DELETE', `/resource/${id}/9.json`);
    expect(await get({})).toEqual([]);
  });

  test.each([
    ['a column that is not there', { id: 1, nope: 1 }],
    ['a value of another type', { id: 'one' }],
  ])('are refused with %s, all of them', async (_, row) => {
    expect(await send('POST', `/resource/${id}.json`, [{ id: 7 }, row])).toMatchObject({ error: true });
    expect(await ids({})).toEqual(['1', '2', '3', '4']);
  });

  test('are refused without credentials', async () => {
    expect(await send('POST', `/resource/${id}.json`, [{ id: 7 }], '')).toMatchObject({
      code: 'authentication_required',
    });
  });
});
