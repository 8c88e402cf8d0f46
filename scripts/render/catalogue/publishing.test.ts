import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publishing } from './publishing.ts';

const SOURCES = [
  'plan/portal-claim',
  'plan/portal',
  'plan/portal-entry',
  'plan/portal-threshold',
  'apply/read-back',
  'gather/kept-elsewhere',
  'cli/publish/desired',
  'cli/publish/open-portal',
];
const params = {
  name: 'street-trees',
  dataset: 'parks/street-trees',
  other: 'streets/trees',
  hold: 'names',
  unsigned: 4,
  entries: 10,
  percent: 40,
  most: 30,
  url: 'https://files.arroyo.example/trees.csv',
  problem: 'the server answered 503',
};

test('every reason of planning and reading back has a sentence, and no sentence is left over', () => {
  const used = SOURCES.flatMap((name) => {
    const source = readFileSync(new URL(`../../${name}.ts`, import.meta.url), 'utf8');
    return [...source.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, id]) => id);
  });
  const otherIds = ['remove-preview', 'take-down', 'distribution-unreachable'];
  expect([...new Set(used)].filter((id = '') => !otherIds.includes(id)).sort()).toEqual(
    Object.keys(publishing).sort(),
  );
});

test.each(Object.entries(publishing))('%s names what it is about', (_, sentence) => {
  const text = sentence(params);
  expect(text).not.toMatch(/undefined|null|\[object/);
  expect(text).toMatch(/street-trees|4 of 10/);
});
