import { describe, expect, test } from 'vitest';
import { SAMPLE_METADATA, type SampleChoice, sampleDataset } from '../sample.ts';
import { translate } from './translate.ts';

const record = (choice: SampleChoice = {}, maximumUpload = 1_000_000) =>
  translate(sampleDataset(choice), { organizationPrefix: 'arroyo-', maximumUpload });

test('a dataset becomes an entry of its department', () => {
  const { organization, title, license, tags, maintainerEmail, extras } = record();
  expect(organization).toMatchObject({ name: 'arroyo-parks', title: 'Department of Parks' });
  expect({ title, license, tags, maintainerEmail }).toEqual({
    title: 'Street trees',
    license: 'cc-zero',
    tags: ['environment', 'streets', 'trees', 'urban forest'],
    maintainerEmail: 'parks-data@arroyo.example',
  });
  expect(extras).toMatchObject({
    frequency: 'Monthly',
    theme: 'Environment',
    modified: '2026-09-30',
    reviewed_by:
      'Chief Data Officer: carmen-cdo; Chief Information Security Officer: cyrus-ciso; Department leadership: dana-director (2026-10-01)',
  });
  expect(extras).not.toHaveProperty('temporal_end');
});

test('a preview says that it is one', () => {
  expect(record({ visibility: 'private', pullRequest: 31 }).title).toBe(
    'Street trees (under review, pull request 31)',
  );
});

test('what is retired says when, why and what instead, and offers no file', () => {
  const retired = {
    date: '2026-10-31',
    reason: 'The survey has ended.',
    replacement: 'parks/city-canopy',
    notice: '2026-10-01',
    users: 'Told by mail.',
  };
  const { title, notes, resource } = record({ metadata: { retired } });
  expect(title).toBe('Street trees (retired)');
  expect(notes).toMatch(
    /^\*\*This dataset was retired on 2026-10-31\.\*\* The survey has ended\. It is replaced by parks\/city-canopy\./,
  );
  expect(resource).toBeNull();
  expect(record({ metadata: { retired }, retired: false }).resource).not.toBeNull();
});

describe('the file', () => {
  const url = 'https://data.arroyo.example/trees.csv';

  test('is uploaded up to the limit, and linked above it where it has an address', () => {
    const distribution = { url, media_type: 'text/csv' };
    expect(record({ metadata: { distribution } }).resource).not.toHaveProperty('link');
    expect(record({ metadata: { distribution } }, 100).resource).toMatchObject({ link: url, table: null });
    expect(record({}, 100).resource).not.toHaveProperty('link');
  });

  test('is described with its columns, for portals without a DataStore', () => {
    expect(record().resource?.description).toContain(
      '- `height_m` (Height): Height at the last survey. Unit: metres.',
    );
  });

  test('has no table where it is a file of objects, whatever it is called', () => {
    const sample = sampleDataset({
      metadata: { distribution: { path: 'data.jsonl', media_type: 'text/csv' } },
    });
    const profile = sample.profile && { ...sample.profile, delimiter: '' };
    expect(
      translate({ ...sample, profile }, { organizationPrefix: '', maximumUpload: 1000 * 1000 }).resource,
    ).toMatchObject({
      format: 'JSONL',
      file: 'street-trees.jsonl',
      table: null,
    });
  });

  test('has a table whose columns are text, unless every cell is known to be more', () => {
    const types = record().resource?.table?.fields.map(({ id, type }) => `${id} ${type}`);
    expect(types).toEqual([
      'tree_id numeric',
      'species text',
      'planted date',
      'height_m numeric',
      'street text',
      'condition text',
    ]);
  });

  test.each(['select', 'user', 'oid', 'a:b', 'a: b', "it's", 'a;b', '樹木'])(
    'may have a column %s',
    (name) => {
      expect(record({ csv: `a,${name}\n1,2\n` }).resource?.table?.fields).toHaveLength(2);
    },
  );

  test.each([
    ['a column that begins with an underscore', '_id,b\n1,2\n'],
    ['a quotation mark in a name', 'a"b,c\n1,2\n'],
    ['a name that is too long', `${'ä'.repeat(40)},b\n1,2\n`],
    ['two columns of one name', 'a,a\n1,2\n'],
    ['a column without a name', 'a,\n1,2\n'],
    ['a column that PostgreSQL has already', 'a,xmin\n1,2\n'],
    ['a name that reads as a parameter', 'a,b :c\n1,2\n'],
    ['a character that nobody sees', 'a,b\u200b\n1,2\n'],
  ])('has no table with %s', (_, csv) => {
    expect(record({ csv, metadata: { columns: SAMPLE_METADATA.columns } }).resource?.table).toBeNull();
  });
});
