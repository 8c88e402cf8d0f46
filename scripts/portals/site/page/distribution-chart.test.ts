import { expect, test } from 'vitest';
import { sampleSite } from '../sample-site.ts';
import { columnsSection } from './columns-section.ts';
import { distributionChart } from './distribution-chart.ts';

test('a bar is as high as its part of the fullest, and a part with anything in it is seen', () => {
  const chart = String(distributionChart([0, 1, 500, 1_000], { min: '0', max: '4' }));
  expect([...chart.matchAll(/width="10" height="(\d+)"/g)].map(([, height]) => height)).toEqual([
    '0',
    '1',
    '16',
    '32',
  ]);
  expect(chart).toContain(
    'role="img" aria-label="Distribution from 0 to 4 in 4 parts of equal width; the fullest is part 4, with 1,000 rows"',
  );
});

test('what a cell says stands in the label as text', () => {
  expect(String(distributionChart([1], { min: '"><script>', max: '1' }))).not.toContain('<script>');
});

test('numbers and days of a dataset are drawn, identifiers are not', () => {
  const [entry] = sampleSite([{}]).entries;
  if (entry === undefined) throw new Error('the sample has no entry');
  const columns = entry.record.columns.map(({ found, ...column }) =>
    found?.min === undefined ? column : { ...column, found: { ...found, distribution: [3, 1] } },
  );
  const rows = String(columnsSection({ ...entry, record: { ...entry.record, columns } })).split('<tr ');
  const drawn = rows.filter((row) => row.includes('class="distribution"'));
  expect(drawn.map((row) => /<code>(\w+)</.exec(row)?.[1])).toEqual(['planted', 'height_m']);
});
