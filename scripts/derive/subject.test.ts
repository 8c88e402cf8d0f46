import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSituation } from '../cases/situation.ts';
import { datasetOf } from '../model/dataset-path.ts';
import type { ChangedFile } from '../model/facts.ts';
import type { Governance } from '../model/governance.ts';
import { coveredParts } from './covers.ts';
import { route } from './required-roles.ts';
import { subjectsOf } from './subject.ts';

const situation = readSituation(new URL('../cases/all-signed-is-ready/facts.yml', import.meta.url));
const change = situation.datasets[0];
const cdo = (situation.policy.governance as Governance).roles.cdo;
if (change === undefined || cdo === undefined) throw new Error('the case has a dataset and a CDO');

const name = fc.oneof(
  fc.constantFrom(
    'datasets',
    'environment',
    'weather',
    'governance.yml',
    '__proto__',
    'a#data',
    '\u0001',
    ' ',
  ),
  fc.string({ minLength: 1, maxLength: 4 }).map((text) => text.replaceAll('/', '-')),
);
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));

/** As gather reads it: a dataset for each folder that the files name. */
function factsOf(files: ChangedFile[]) {
  const paths = files.flatMap((file) => [file.path, file.previousPath ?? []].flat());
  const ids = [...new Set(paths.flatMap((one) => datasetOf(one) ?? []))];
  return {
    ...situation,
    files,
    datasets: ids.map((id) => ({ id, base: change?.base ?? null, head: change?.head ?? null })),
  };
}

test('every changed file, whatever it is called, is in some lane that asks somebody', () => {
  fc.assert(
    fc.property(path, fc.option(path, { nil: undefined }), (path, previousPath) => {
      const file = {
        path,
        status: 'modified' as const,
        oid: 'oid',
        ...(previousPath === undefined ? {} : { previousPath }),
      };
      const routed = route(factsOf([file]));
      const known = new Set(routed.map(({ subject }) => subject.id));
      for (const end of [path, previousPath ?? path]) expect(known).toContain(datasetOf(end) ?? end);
      for (const { requires } of routed) expect(requires).not.toEqual([]);
    }),
  );
});

test('no two files, nor parts of datasets, nor the policy are one thing to whoever signs', () => {
  const names = [
    'governance.yml',
    'policy',
    '__proto__',
    'environment/weather#metadata.title',
    'environment/weather%23metadata.title',
  ];
  const files = names.map((path) => ({ path, status: 'added' as const, oid: `oid of ${path}` }));
  const facts = { ...factsOf(files), datasets: situation.datasets };
  const parts = Object.values(coveredParts(facts, cdo, subjectsOf(facts)));
  for (const { oid } of files) expect(parts).toContain(oid);
  expect(parts).toContain(facts.policy.digest);
  expect(parts).toContain(change.head?.parts['metadata.title']);
});

test('a name that one file leaves and another takes is what the other holds', () => {
  const moved = { path: 'b', previousPath: 'a', status: 'renamed' as const, oid: 'old' };
  const taken = { path: 'a', status: 'added' as const, oid: 'new' };
  for (const files of [
    [moved, taken],
    [taken, moved],
  ])
    expect(subjectsOf(factsOf(files))).toMatchObject([
      { path: 'a', oid: 'new' },
      { path: 'b', oid: 'old' },
    ]);
});
