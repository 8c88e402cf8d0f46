import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseChecklistAnswers } from './checklist-answers.ts';
import { parseGovernance } from './governance.ts';
import { parseInventory } from './inventory/inventory.ts';
import { parseMetadata } from './metadata.ts';

const sound = readFileSync(
  new URL('../../schemas/cases/metadata/valid/smallest.yml', import.meta.url),
  'utf8',
);
/** Long enough that a quadratic pattern or rule runs into the test's own time limit. */
const MOST = 300_000;

const LONG = ['a', 'a.', 'a-', ' ', '?', 'X', '@', 'a@', '/', '\u00e9', '0', 'https://a', '%41', '-'].map(
  (part) => part.repeat(MOST / part.length),
);

test.each(['title', 'identifier', 'theme', 'modified', 'license'])(
  'a very long text in %s takes no time',
  (field) => {
    for (const text of LONG) {
      const file = sound.replace(
        new RegExp(`^${field}: .*$`, 'm'),
        () => `${field}: ${JSON.stringify(text)}`,
      );
      expect(parseMetadata('metadata.yml', file).findings).not.toEqual([]);
    }
  },
);

test.each(['trees@arroyo.example', 'data.csv', 'text/csv', 'current', 'en'])(
  'a very long text in place of %s takes no time',
  (value) => {
    for (const text of LONG) {
      const file = sound.replace(value, () => JSON.stringify(text));
      expect(parseMetadata('metadata.yml', file).findings).not.toEqual([]);
    }
  },
);

test.each(['url: https://a', 'url: "https://', 'url: "'])(
  'a very long text in an address (%s) takes no time',
  (start) => {
    for (const text of LONG) {
      const quoted = start.includes('"')
        ? `${start}${JSON.stringify(text).slice(1)}`
        : `${start}${text.replaceAll(/[^a-z0-9.-]/g, 'b')}`;
      const file = sound.replace(
        'distribution: { path: data.csv, media_type: text/csv }',
        () => `distribution:\n  ${quoted}\n  sha256: x\n  media_type: text/csv`,
      );
      expect(parseMetadata('metadata.yml', file).findings).not.toEqual([]);
    }
  },
);

test('a hundred thousand items are compared in no time', () => {
  const items = Array.from({ length: 100_000 }, (_, i) => `k${i}`).join(', ');
  for (const [from, to] of [
    ['[trees, species, streets]', `[${items}]`],
    ['[tree_id]', `[${items}]`],
    ['[en]', `[${items}]`],
  ] as const) {
    expect(parseMetadata('metadata.yml', sound.replace(from, to)).findings.length).toBeLessThanOrEqual(102);
  }
  expect(parseChecklistAnswers('checklist.yml', `submission:\n  a: [${items}]\n`).findings).toMatchObject([
    { id: 'too-long' },
  ]);
  expect(parseGovernance('governance.yml', `city: { email_domains: [${items}] }\n`).value).toBeNull();
  expect(parseInventory('inventory.csv', `${items}\n`.repeat(1)).value).toBeNull();
});
