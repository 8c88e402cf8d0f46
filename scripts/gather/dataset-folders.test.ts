import { expect, test } from 'vitest';
import { datasetFolders } from './dataset-folders.ts';

const entry = (path: string) => ({ path, mode: '100644', oid: '0', bytes: 1 });

test('files belong to the dataset in whose folder they lie, however deep, and others to none', () => {
  const paths = [
    'datasets/parks/department.yml',
    'datasets/parks/trees/metadata.yml',
    'datasets/parks/benches/data.csv',
    'datasets/parks/trees/maps/west.geojson',
  ];
  const folders = [...datasetFolders(paths.map(entry))];
  expect(folders.map(([id, files]) => [id, files.map(({ path }) => path)])).toEqual([
    ['parks/trees', [paths[1], paths[3]]],
    ['parks/benches', [paths[2]]],
  ]);
});

test('a folder with very many files takes no longer for each of them', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => entry(`datasets/parks/trees/${i}.csv`));
  expect(datasetFolders(many).get('parks/trees')).toHaveLength(many.length);
});
