import { expect, test } from 'vitest';
import { soundVersion } from '../checks/sound.ts';
import type { LastSigned } from '../model/dataset.ts';
import { refreshTrips } from './refresh.ts';

const version = (profile: object, metadata: object = {}) =>
  soundVersion('environment/weather', { profile, metadata });
const signed = (profile: object): LastSigned => {
  const found = version(profile).profile;
  if (found === null) throw new Error('no profile');
  return { commit: 'a'.repeat(40), pullRequest: 4, digest: '0'.repeat(64), profile: found };
};
const keys = (from: number) => ({
  fingerprint: { keys: Array.from({ length: 40 }, (_, i) => from + i), codes: {} },
});

test('a few rows more or less are a refresh', () => {
  expect(refreshTrips(version({ rows: 120 }), version({ rows: 112 }))).toBeNull();
});

test('losses that are small each are held against what all roles signed last', () => {
  const [base, head] = [version({ rows: 112 }), version({ rows: 105 })];
  expect(refreshTrips(base, head)).toBeNull();
  expect(refreshTrips(base, head, signed({ rows: 120 }))).toEqual({
    id: 'refresh-rows',
    params: { before: 120, after: 105, since: 4 },
  });
});

test('declared bounds are the city’s own word: they hold against both', () => {
  const bounds = { rows: { minimum: 50 } };
  expect(
    refreshTrips(version({ rows: 112 }, bounds), version({ rows: 60 }), signed({ rows: 120 })),
  ).toBeNull();
});

test('as many rows with other keys are no refresh, unless a moving window was declared', () => {
  const [base, head] = [version(keys(0)), version(keys(20))];
  expect(refreshTrips(base, head)).toEqual({ id: 'refresh-keys', params: { gone: '50 %' } });
  expect(refreshTrips(version(keys(0), { rows: { minimum: 50 } }), head)).toBeNull();
});

test('cells that are badly written are no danger, and escalate nothing', () => {
  const found = (category: string) => ({
    columns: version({}).profile?.columns.map((column, i) =>
      i === 1
        ? {
            ...column,
            detections: [{ kind: 'x', category, strength: 'certain', cells: 1, share: 1, lines: [2] }],
          }
        : column,
    ),
  });
  expect(refreshTrips(version({}), version(found('damage')))).toBeNull();
  expect(refreshTrips(version({}), version(found('personal')))).toMatchObject({ id: 'refresh-detections' });
});
