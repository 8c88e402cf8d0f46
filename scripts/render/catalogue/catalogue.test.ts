import { expect, test } from 'vitest';
import { checks as all } from '../../checks/index.ts';
import { findings } from './findings.ts';

test('every check has its sentence', () => {
  expect(all.map((check) => check.id).filter((id) => !(id in findings))).toEqual([]);
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
