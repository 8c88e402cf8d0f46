import { expect, test } from 'vitest';
import { Outage } from '../model/outage.ts';
import type { DesiredEntry, PortalPlan } from '../model/plan.ts';
import { type Observation, type Portal, PortalOutage, PortalRefusal } from '../portals/types.ts';
import { applyPortalPlan } from './portal.ts';

const desired = (name: string): DesiredEntry => ({
  name,
  dataset: `parks/${name}`,
  visibility: 'public',
  retired: false,
  recordDigest: 'record',
  dataDigest: 'data',
  record: {},
});

const plan = (...names: string[]): PortalPlan => ({
  portal: 'test',
  refusals: [],
  forced: [],
  left: [],
  changes: names.map((name) => ({
    kind: 'create',
    portal: 'test',
    name,
    dataset: `parks/${name}`,
    because: [],
    desired: desired(name),
    existing: null,
  })),
});

const SHOWN: Observation = {
  visible: true,
  retired: false,
  recordDigest: 'record',
  dataDigest: 'data',
  address: 'https://p.example',
};
const open = async () => (async function* (): AsyncIterable<Uint8Array> {})();

function portal(more: Partial<Portal>, calls: string[] = []): Portal {
  return {
    id: 'test',
    capabilities: { private: true },
    translate: () => ({}),
    list: async () => [],
    write: async ({ name }) => void calls.push(`write ${name}`),
    hold: async ({ name }) => void calls.push(`hold ${name}`),
    commit: async () => void calls.push('commit'),
    observe: async ({ name }, as) => {
      calls.push(`observe ${name} as ${as}`);
      return SHOWN;
    },
    ...more,
  };
}

test('everything is written in order, made live once, then read back', async () => {
  const calls: string[] = [];
  expect(await applyPortalPlan(plan('a', 'b'), portal({}, calls), open)).toEqual([
    { kind: 'create', subject: 'a', outcome: 'done', address: 'https://p.example' },
    { kind: 'create', subject: 'b', outcome: 'done', address: 'https://p.example' },
  ]);
  expect(calls).toEqual(['write a', 'write b', 'commit', 'observe a as anonymous', 'observe b as anonymous']);
});

test('after each change it says so, whatever became of it', async () => {
  const told: string[] = [];
  const calls: string[] = [];
  const refusing = portal(
    {
      write: async ({ name }) => {
        if (name === 'b') throw new PortalRefusal('no');
      },
    },
    calls,
  );
  await applyPortalPlan(plan('a', 'b', 'c'), refusing, open, () => told.push('one more'));
  expect(told).toHaveLength(3);
});

test('changes of different datasets are written together where the portal takes it, a dataset and its preview never', async () => {
  let running: string[] = [];
  const together: string[][] = [];
  const write: Portal['write'] = async ({ name }) => {
    running = [...running, name];
    together.push(running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running = running.filter((other) => other !== name);
  };
  const names = ['a', 'a--pr-1', 'b', 'c'];
  let told = 0;
  const capabilities = { private: true, changesAtOnce: 2 };
  await applyPortalPlan(plan(...names), portal({ write, capabilities }), open, () => {
    told += 1;
  });
  expect(told).toBe(4);
  expect(Math.max(...together.map(({ length }) => length))).toBe(2);
  expect(together).not.toContainEqual(expect.arrayContaining(['a', 'a--pr-1']));
});

test.each([
  ['refused by the portal', new PortalRefusal('That name is reserved.')],
  ['without a source', new Outage('The data source does not answer.')],
])('a change %s fails alone', async (_, error) => {
  const write: Portal['write'] = async ({ name }) => {
    if (name === 'a') throw error;
  };
  expect(await applyPortalPlan(plan('a', 'b'), portal({ write }), open)).toMatchObject([
    { subject: 'a', outcome: 'failed', detail: error.message },
    { subject: 'b', outcome: 'done' },
  ]);
});

test('a portal that is away ends the run, and so does a bug', async () => {
  const failing = (error: Error): Portal => portal({ write: async () => Promise.reject(error) });
  await expect(applyPortalPlan(plan('a'), failing(new PortalOutage('away')), open)).rejects.toThrow(
    PortalOutage,
  );
  await expect(applyPortalPlan(plan('a'), failing(new TypeError('bug')), open)).rejects.toThrow(TypeError);
});

test('a plan that refuses itself is not touched', async () => {
  const calls: string[] = [];
  const reason = { id: 'too-many-unsigned-changes', params: {} };
  const refused = { ...plan('a'), refusals: [reason] };
  expect(await applyPortalPlan(refused, portal({}, calls), open)).toEqual([
    { kind: 'create', subject: 'a', outcome: 'skipped', reason },
  ]);
  expect(calls).toEqual([]);
});

test('an empty plan is committed all the same: the look of the portal may have changed', async () => {
  const calls: string[] = [];
  expect(await applyPortalPlan(plan(), portal({}, calls), open)).toEqual([]);
  expect(calls).toEqual(['commit']);
});

test.each<[string, Partial<Observation>, string]>([
  ['is not shown', { visible: false }, 'read-back-invisible'],
  ['is said to be retired', { retired: true }, 'read-back-retired'],
  ['is older', { recordDigest: 'older' }, 'read-back-stale'],
  ['has other data', { dataDigest: 'other' }, 'read-back-data'],
])('what %s is a failed receipt', async (_, seen, id) => {
  const observe = async (): Promise<Observation> => ({ ...SHOWN, ...seen });
  expect(await applyPortalPlan(plan('a'), portal({ observe }), open)).toMatchObject([
    { outcome: 'failed', reason: { id, params: { name: 'a' } } },
  ]);
});
