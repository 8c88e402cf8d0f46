import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { datasetOf } from '../model/dataset-path.ts';
import {
  bothEnds,
  changedBetween,
  changedInWorkTree,
  datasetsBehind,
  datasetsTouched,
  untrackedFiles,
} from './changes.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';

let scratch: Scratch;
const text = Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n');
function begin(): string {
  scratch = scratchRepository({
    'datasets/transport/trees/data.csv': text,
    'datasets/transport/stops/data.csv': 'a\n',
    'datasets/safety/fires/data.csv': 'b\n',
    'README.md': 'Hello\n',
  });
  return scratch.git('rev-parse', 'HEAD');
}
afterEach(() => scratch.dispose());

test('a rename out of a dataset into another touches both', async () => {
  const base = begin();
  // Whatever a person's own settings say.
  scratch.git('config', 'diff.renames', 'false');
  scratch.git('mv', 'datasets/transport/trees/data.csv', 'datasets/safety/fires/trees.csv');
  const head = scratch.commit('Move');
  const files = await changedBetween(scratch.root, base, head);
  expect(files).toMatchObject([
    {
      status: 'renamed',
      previousPath: 'datasets/transport/trees/data.csv',
      path: 'datasets/safety/fires/trees.csv',
    },
  ]);
  expect(datasetsTouched(files)).toEqual(['safety/fires', 'transport/trees']);
  expect(files.flatMap(bothEnds)).toHaveLength(2);
});

test('additions, changes and removals carry the object id that stands at head', async () => {
  const base = begin();
  scratch.write({ 'datasets/transport/new/a b\tü.csv': 'x\n', 'README.md': 'Bye\n' });
  scratch.remove('datasets/transport/stops');
  const head = scratch.commit('Change');
  const files = await changedBetween(scratch.root, base, head);
  expect(Object.fromEntries(files.map(({ path, status, oid }) => [path, [status, oid]]))).toEqual({
    'README.md': ['modified', scratch.git('rev-parse', 'HEAD:README.md')],
    'datasets/transport/new/a b\tü.csv': [
      'added',
      scratch.git('rev-parse', 'HEAD:datasets/transport/new/a b\tü.csv'),
    ],
    'datasets/transport/stops/data.csv': ['removed', ''],
  });
});

test('unsaved work counts as it would once committed: edits, new files, removals, moves', async () => {
  const base = begin();
  scratch.write({
    'README.md': 'Edited\n',
    'datasets/transport/new/data.csv': 'x\n',
    '.gitignore': '*.log\n',
    'x.log': '',
  });
  scratch.remove('datasets/transport/stops');
  renameSync(
    join(scratch.root, 'datasets/transport/trees/data.csv'),
    join(scratch.root, 'datasets/safety/fires/trees.csv'),
  );
  const unsaved = await changedInWorkTree(scratch.root, base, untrackedFiles(scratch.root));
  const saved = await changedBetween(scratch.root, base, scratch.commit('Save'));
  const ends = (files: typeof saved) => files.flatMap(bothEnds).sort();
  expect(ends(unsaved)).toEqual(ends(saved));
  expect(datasetsTouched(unsaved)).toEqual([
    'safety/fires',
    'transport/new',
    'transport/stops',
    'transport/trees',
  ]);
  const oids = (files: typeof saved) =>
    files.filter(({ path }) => path === 'README.md').map(({ oid }) => oid);
  expect(oids(unsaved)).toEqual(oids(saved));
});

test('a dataset is behind where base changed it after the branch began', async () => {
  const base = begin();
  scratch.write({ 'datasets/safety/fires/data.csv': 'new\n', 'README.md': 'New\n' });
  const tip = scratch.commit('Meanwhile');
  expect(await datasetsBehind(scratch.root, base, tip)).toEqual(new Set(['safety/fires']));
  expect(await datasetsBehind(scratch.root, base, base)).toEqual(new Set());
});

test('only files inside a dataset folder belong to it', () => {
  scratch = scratchRepository();
  expect(datasetOf('datasets/transport/trees/notes/a.md')).toBe('transport/trees');
  for (const path of [
    'datasets/transport/department.yml',
    'datasets/x',
    'governance.yml',
    'other/a/b/c',
    'datasets//b/c',
    'datasets/a\n/b/c',
  ]) {
    expect(datasetOf(path)).toBeNull();
  }
});
