import { expect, test } from 'vitest';
import { sampleDataset } from '../sample.ts';
import { translate } from './translate.ts';

test('columns have names for programs and people, descriptions, units and types', () => {
  const { columns, table } = translate(sampleDataset());
  expect(columns.map(({ fieldName, name, type, input }) => [fieldName, name, type, input])).toEqual([
    ['tree_id', 'Tree', 'number', 0],
    ['species', 'Species', 'text', 1],
    ['planted', 'Planted', 'calendar_date', 2],
    ['height_m', 'Height', 'number', 3],
    ['street', 'Street', 'text', 4],
    ['condition', 'Condition', 'text', 5],
  ]);
  expect(columns[3]?.description).toBe('Height at the last survey. Unit: metres.');
  expect(table).toMatchObject({ delimiter: ',', encoding: 'utf8' });
});

test('a column whose values do not fit its type, or are written in a way of their own, is shown as text', () => {
  const dataset = sampleDataset();
  const profile = dataset.profile && structuredClone(dataset.profile);
  profile?.columns[0]?.violations.push({ constraint: 'type', count: 1, line: 3 });
  const columns = dataset.metadata.columns.map((column) =>
    column.name === 'planted' ? { ...column, format: '%m/%d/%Y' } : column,
  );
  const translated = translate({ ...dataset, profile, metadata: { ...dataset.metadata, columns } });
  expect(translated.columns.map(({ type }) => type)).toEqual([
    'text',
    'text',
    'text',
    'number',
    'text',
    'text',
  ]);
});

test('the description says what Socrata has no field for', () => {
  const { description, licenseId, category } = translate(sampleDataset());
  for (const part of [
    'parks-data@arroyo.example',
    'Updated: Monthly',
    'Creative Commons Zero',
    'Reviewed by Chief Data Officer',
  ])
    expect(description).toContain(part);
  expect([licenseId, category]).toEqual(['CC0_10', 'Environment']);
});

test('names for programs are lower case and unlike each other', () => {
  const columns = ['Straße', 'STRASSE', '2020', '%'].map((name) => ({
    name,
    type: 'string' as const,
    description: name,
  }));
  const fields = translate(sampleDataset({ metadata: { columns } })).columns.map(
    ({ fieldName }) => fieldName,
  );
  expect(new Set(fields).size).toBe(4);
  for (const field of fields) expect(field).toMatch(/^[a-z_][a-z0-9_]*$/);
});

test('a tombstone names date, reason and replacement, and keeps its columns', () => {
  const retired = {
    date: '2026-10-31',
    reason: 'The survey has ended.',
    replacement: 'parks/city-canopy',
    notice: '2026-10-01',
    users: 'Told by mail.',
  };
  const { name, description, columns, table } = translate(sampleDataset({ metadata: { retired } }));
  expect(name).toBe('Street trees (retired)');
  expect(description).toMatch(
    /^This dataset was retired on 2026-10-31.*The survey has ended\. It is replaced by parks\/city-canopy\./,
  );
  expect([columns.length, table?.header.length]).toEqual([6, 6]);
});

test('a file of objects has no table either, whatever it is called', () => {
  const sample = sampleDataset();
  const profile = sample.profile && { ...sample.profile, delimiter: '' };
  expect(translate(sampleDataset()).table).not.toBeNull();
  expect(translate({ ...sample, profile }).table).toBeNull();
});

test('what is no CSV has no table', () => {
  const distribution = { path: 'data.pdf', media_type: 'application/pdf' };
  expect(translate(sampleDataset({ metadata: { distribution } })).table).toBeNull();
});
