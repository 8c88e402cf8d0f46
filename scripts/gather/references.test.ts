import { afterEach, expect, test } from 'vitest';
import type { Column } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import { readDataset } from './dataset.ts';
import { datasetFiles } from './scratch-city.ts';
import { type Scratch, scratchRepository } from './scratch-repository.ts';
import { workTree } from './work-tree.ts';

const trash: Scratch[] = [];
afterEach(() => {
  for (const scratch of trash.splice(0)) scratch.dispose();
});

const column = (name: string, references?: Column['references']): Column => ({
  ...{ name, type: 'string', description: `What ${name} is, in a sentence.` },
  ...(references === undefined ? {} : { references }),
});
const species = { dataset: 'parks/species', column: 'code' };

async function found(
  codes: readonly string[],
  references: Column['references'] = species,
): Promise<Finding[]> {
  const list = {
    metadata: { columns: [column('code', { dataset: 'parks/trees', column: 'species' })] },
    data: 'code\noak\nelm\n',
  };
  const trees = {
    metadata: { columns: [column('species', references)] },
    data: `species\n${codes.join('\n')}\n`,
  };
  const scratch = scratchRepository({
    ...datasetFiles('parks/species', list),
    ...datasetFiles('parks/trees', trees),
  });
  trash.push(scratch);
  const version = await readDataset(workTree(scratch.root), 'parks/trees', { profile: true, fetchUrl: null });
  return (version?.findings ?? []).filter(({ id }) => id.startsWith('reference-'));
}

test('values that the other dataset has are sound, also where both refer to each other', async () => {
  expect(await found(['oak', 'elm', 'oak'])).toEqual([]);
});

test('values that it does not have are counted, and not told', async () => {
  const findings = await found(['oak', 'ash', 'fir']);
  expect(findings).toMatchObject([
    { id: 'reference-unknown', severity: 'error', params: { name: 'species', unknown: 2, codes: 3 } },
  ]);
  expect(JSON.stringify(findings)).not.toContain('fir');
});

test('a dataset or a column that is not there is said', async () => {
  const nowhere = await found(['oak'], { dataset: 'parks/benches', column: 'code' });
  const unnamed = await found(['oak'], { dataset: 'parks/species', column: 'name' });
  expect([nowhere, unnamed]).toMatchObject([[{ id: 'reference-missing' }], [{ id: 'reference-missing' }]]);
});

test('too many values are not compared, and that is said', async () => {
  const many = Array.from({ length: 80 }, (_, i) => `code ${i}`);
  expect(await found(many)).toMatchObject([{ id: 'reference-not-compared', severity: 'notice' }]);
});
