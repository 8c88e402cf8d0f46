import { afterAll, beforeAll, expect, test } from 'vitest';
import { GitBlobs } from './git-blobs.ts';
import { gitTree } from './git-tree.ts';
import { listedTree } from './listed-tree.ts';
import { cityFiles, datasetFiles } from './scratch-city.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';
import type { Tree } from './tree.ts';

let scratch: Scratch;
let bare: Tree;
let listed: Tree;
beforeAll(async () => {
  scratch = scratchRepository({
    ...cityFiles(),
    ...datasetFiles('parks/trees'),
    ...datasetFiles('parks/trees-and-more'),
    'datasets/parks/trees/notes/deep.txt': 'deep\n',
  });
  bare = gitTree(scratch.root, scratch.git('rev-parse', 'main'), new GitBlobs(scratch.root));
  listed = listedTree(bare, await bare.entries('datasets'));
});
afterAll(() => scratch.dispose());

test.each([
  ['datasets/parks/trees'],
  ['datasets/parks/trees/notes'],
  ['datasets/parks/none'],
  ['datasets/parks'],
  [''],
  ['checklists'],
])('the files below "%s" are those that Git lists', async (folder) => {
  expect(await listed.entries(folder)).toEqual(await bare.entries(folder));
});

test.each([
  ['datasets/parks/trees/metadata.yml'],
  ['datasets/parks/trees/README.md'],
  ['datasets/parks/trees'],
  ['datasets/parks/department.yml'],
  ['governance.yml'],
])('"%s" is there, or not, as Git says', async (path) => {
  expect(await listed.find(path)).toEqual(await bare.find(path));
});
