import { describe, expect, test } from 'vitest';
import type { Input } from '../command.ts';
import { type Io, UsageError } from '../io.ts';
import { orderedBy, readOrder } from './order.ts';

const KNOWN = ['parks/trees', 'parks/benches', 'streets/trees'];
const connection = { repository: { owner: 'arroyo', repo: 'open-data' } } as Parameters<typeof readOrder>[1];

function input(more: Partial<Input> = {}, io: Partial<Io> = {}): Input {
  const silent = () => undefined;
  const quiet: Io = {
    env: {},
    cwd: '.',
    now: () => new Date(0),
    out: silent,
    err: silent,
    colour: false,
    live: false,
    interrupted: () => new Promise(silent),
  };
  return { positionals: [], values: {}, io: { ...quiet, ...io }, ...more };
}

const labelled = (title: string, body = '', label = 'takedown') =>
  input(
    {},
    {
      event: {
        name: 'issues',
        payload: { action: 'labeled', label: { name: label }, issue: { number: 4, title, body } },
      },
    },
  );
const moves = new Map([
  ['parks/logs', 'parks/benches'],
  ['streets/signs', 'parks/signs'],
]);
const read = (asked: Input) => readOrder(asked, connection, { datasets: [...KNOWN, 'streets/signs'], moves });

describe('what a label means', () => {
  test.each([
    ['Names in parks/trees', ''],
    ['Please hide datasets/parks/trees/ now', 'as with parks/benches'],
    ['Names have slipped out', 'It is parks/trees. Hurry!'],
    ['Names in Parks/Trees', ''],
    ['Hidden on a portal, and nobody ordered it: parks/trees', 'as parks/benches is'],
  ])('"%s" names one dataset', async (title, body) => {
    expect(await read(labelled(title, body))).toMatchObject({ datasets: ['parks/trees'], number: 4 });
  });

  test.each([
    ['Names have slipped out', ''],
    ['parks/trees and parks/benches', ''],
    ['parks/treesandmore', ''],
  ])('"%s" names none, or more than one, and nothing is guessed', async (title, body) => {
    await expect(read(labelled(title, body))).rejects.toThrow(UsageError);
  });

  test('a folder that was left means the dataset that left it', async () => {
    expect(await read(labelled('Names in parks/signs'))).toMatchObject({ datasets: ['streets/signs'] });
    const asked = input({ positionals: ['Parks/signs'], values: { reason: 'names' } });
    expect(await read(asked)).toMatchObject({ datasets: ['streets/signs'] });
  });

  test('another label means nothing', async () => {
    expect(await read(labelled('parks/trees', '', 'question'))).toBeNull();
  });
});

test('at a terminal the reason has to be said, and is one short line', async () => {
  const asked = (reason?: string) =>
    read(input({ positionals: ['datasets/parks/trees/'], values: { reason } }));
  await expect(asked()).rejects.toThrow(/say why/);
  expect(await asked(`names\n${'x'.repeat(900)}`)).toMatchObject({
    datasets: ['parks/trees'],
    reason: `names ${'x'.repeat(294)}`,
  });
});

describe('who orders it', () => {
  test('is whoever GitHub says, and --by only while GitHub is away', () => {
    const values = { by: 'mallory' };
    expect(orderedBy(input({ values }, { env: { GITHUB_ACTOR: 'cleo' } }), null)).toBe('cleo');
    expect(orderedBy(input({ values }), 'cleo')).toBe('cleo');
    expect(orderedBy(input({ values }), null)).toBe('mallory');
    expect(() => orderedBy(input(), null)).toThrow(/--by/);
  });

  test('nobody orders with the run of somebody else', () => {
    const env = { GITHUB_ACTOR: 'cleo', GITHUB_TRIGGERING_ACTOR: 'mallory' };
    expect(() => orderedBy(input({}, { env }), 'daylight[bot]')).toThrow(/may not re-run/);
  });
});
