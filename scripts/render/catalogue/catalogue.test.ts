import { expect, test } from 'vitest';
import { checks as all } from '../../checks/index.ts';
import { checks } from './checks.ts';
import { findings } from './findings.ts';

/** Said by no check of the list: of waivers, of answers held against the data, of a folder that is gone. */
const BESIDE = [
  'contradicted-answer',
  'folder-deleted',
  'retirement-mixed',
  'waiver-expired',
  'waiver-outgrown',
  'waiver-refused',
  'waiver-unknown',
  'waiver-unused',
];

test('every check has its sentence, and every sentence its check', () => {
  expect(Object.keys(checks).sort()).toEqual([...all.map(({ id }) => id), ...BESIDE].sort());
});

test('every sentence reads "Expected …, found …. Fix: …" whatever it is given', () => {
  for (const [id, sentence] of Object.entries(findings)) {
    const said = [sentence.expected({}), sentence.found({}), sentence.fix({})];
    expect(
      said.every((part) => typeof part === 'string'),
      id,
    ).toBe(true);
    expect(said[2], id).toMatch(/[.…]$/);
  }
});
