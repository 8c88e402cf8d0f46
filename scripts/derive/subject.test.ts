import { expect, test } from 'vitest';
import { datasetOf } from './subject.ts';

test.each([
  ['datasets/transport/trees/data.csv', 'transport/trees'],
  ['datasets/transport/trees/deep/er.md', 'transport/trees'],
  ['datasets/transport/department.yml', null],
  ['datasets/README.md', null],
  ['governance.yml', null],
  ['other/datasets/a/b/c', null],
])('%s belongs to %s', (path, dataset) => {
  expect(datasetOf(path)).toBe(dataset);
});
