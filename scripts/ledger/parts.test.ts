import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Parts } from '../model/dataset.ts';
import { parseChecklistAnswers } from '../parse/checklist-answers.ts';
import { parseMetadata } from '../parse/metadata.ts';
import { sha256 } from './digest.ts';
import { partsOf } from './parts.ts';

const metadata = {
  title: 'Street trees: 2026',
  identifier: 'street-trees',
  description: 'Every tree on a city street,\nwith its species.\n\nKept by the forestry division.\n',
  keywords: ['trees', 'streets'],
  theme: 'environment',
  type: 'Dataset',
  language: ['en'],
  creator: 'Forestry',
  publisher: 'City of Arroyo',
  contact: { name: 'Open Data', email: 'opendata@arroyo.example' },
  steward: { name: 'Sam Steward', email: 'sam@arroyo.example', github: 'sam' },
  source: { system: 'TreeKeeper' },
  modified: '2026-01-02',
  frequency: 'monthly',
  coverage: {
    temporal: { start: '2020-01-01', end: 'current' },
    spatial: { area: 'City of Arroyo', granularity: 'point' },
  },
  license: 'cc0-1.0',
  access_level: 'public',
  classification: 'public',
  security_level: 1,
  publishing_class: 'passive',
  distribution: { path: 'data.csv', media_type: 'text/csv' },
  key: ['id'],
  columns: [
    { name: 'id', type: 'integer', description: 'Number of the tree' },
    { name: 'height', type: 'number', description: 'Height', unit: 'm', constraints: { minimum: 0 } },
  ],
};
const checklist = {
  submission: {
    'row-meaning': 'One row is one tree',
    'authoritative-source': { answer: 'yes', note: 'TreeKeeper #1' },
  },
  security: { 'critical-infrastructure': 'no' },
  waivers: [
    {
      finding: 'possible-personal-data',
      column: 'height',
      reason: 'Trees are nobody',
      expires: '2027-01-01',
    },
  ],
};

function partsFrom(metadataText: string, checklistText: string): Parts {
  const read = parseMetadata('metadata.yml', metadataText).value;
  const answers = parseChecklistAnswers('checklist.yml', checklistText).value;
  if (read === null || answers === null) throw new Error('the sample does not parse');
  return partsOf(read, answers, { data: sha256('data'), files: { 'README.md': sha256('text') } });
}

const parts = partsFrom(dump(metadata), dump(checklist));

/** Other ways to write the same value. */
const style = fc.record({
  flow: fc.constantFrom(-1, 1, 2, 3),
  indent: fc.constantFrom(2, 4),
  width: fc.constantFrom(20, 80, -1),
  double: fc.boolean(),
  crlf: fc.boolean(),
  comments: fc.array(fc.nat(200), { maxLength: 5 }),
  seed: fc.integer(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function written(value: unknown, { flow, indent, width, double, crlf, comments, seed }: Style): string {
  const text = dump(shuffled(value, seed), {
    flowLevel: flow,
    indent,
    lineWidth: width,
    quoteStyle: double ? 'double' : 'single',
  });
  const lines = text.split('\n');
  // A comment may stand before any line at the margin; inside a block of text it would be text.
  const margins = lines.flatMap((line, index) => (/^[a-z]/.test(line) ? [index] : []));
  const places = comments.map((comment) => margins[comment % margins.length] ?? 0);
  for (const place of places.sort((a, b) => b - a)) lines.splice(place, 0, '# a remark', '');
  return lines.join(crlf ? '\r\n' : '\n');
}

function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member, seed)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (sha256(a + seed) < sha256(b + seed) ? -1 : 1)));
}

describe('parts of a dataset', () => {
  test('the order of keys, comments, quotes, indentation and line endings change none', () => {
    fc.assert(
      fc.property(style, style, (one, other) => {
        expect(partsFrom(written(metadata, one), written(checklist, other))).toEqual(parts);
      }),
      { numRuns: 200 },
    );
  });

  test('every field, checklist, the waivers, the data and every other file is a part of its own', () => {
    expect(Object.keys(parts).sort()).toEqual(
      [
        ...Object.keys(metadata).map((field) => `metadata.${field}`),
        'checklist.submission',
        'checklist.security',
        'waivers',
        'data',
        'file.README.md',
      ].sort(),
    );
  });

  test('a change of a value changes its part and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(metadata)), (field) => {
        const changed = {
          ...metadata,
          [field]: altered(Object.entries(metadata).find(([key]) => key === field)?.[1]),
        };
        const now = partsOf({ ...metadata, ...changed } as never, null, { data: null, files: {} });
        const before = partsOf(metadata as never, null, { data: null, files: {} });
        expect(Object.keys(now).filter((key) => now[key] !== before[key])).toEqual([`metadata.${field}`]);
      }),
    );
  });

  test('the scalar shorthand and the long form of an answer are the same part', () => {
    const long = { ...checklist, security: { 'critical-infrastructure': { answer: 'no' } } };
    expect(partsFrom(dump(metadata), dump(long))).toEqual(parts);
  });

  test('a note, an answer and a waiver each change their part', () => {
    const noted = { ...checklist, security: { 'critical-infrastructure': { answer: 'no', note: 'but' } } };
    const waived = { ...checklist, waivers: [] };
    const differing = (other: object) => {
      const now = partsFrom(dump(metadata), dump(other));
      return [...new Set([...Object.keys(parts), ...Object.keys(now)])].filter(
        (key) => now[key] !== parts[key],
      );
    };
    expect(differing(noted)).toEqual(['checklist.security']);
    expect(differing(waived)).toEqual(['waivers']);
  });

  test('data kept elsewhere is bound to its address and declared digest', () => {
    const at = (url: string, digest: string) =>
      partsOf(null, null, { data: { url, sha256: digest }, files: {} }).data;
    expect(at('https://a.example', 'd1')).not.toBe(at('https://b.example', 'd1'));
    expect(at('https://a.example', 'd1')).not.toBe(at('https://a.example', 'd2'));
  });
});

function altered(value: unknown): unknown {
  return Array.isArray(value)
    ? value.slice(1)
    : typeof value === 'object'
      ? { ...value, more: 1 }
      : `${value}!`;
}
