import { expect, test } from 'vitest';
import { changedParts, covers, isOwnAnswer } from './covers.ts';

const role = {
  title: '',
  organisation: '',
  scope: 'city' as const,
  covers: ['data', 'metadata.*', 'checklist.security'],
  checklists: ['security'],
};

test('a pattern covers its name, and with .* everything below it', () => {
  expect(['data', 'metadata.title', 'checklist.security'].every((part) => covers(role, part))).toBe(true);
  expect(['database', 'metadata', 'checklist.privacy', 'file.data'].some((part) => covers(role, part))).toBe(
    false,
  );
});

test('what was signed differs where a part changed, came or went', () => {
  expect(changedParts({ a: '1', b: '1', c: '1' }, { a: '1', b: '2', d: '1' })).toEqual(['b', 'c', 'd']);
});

test('answers of the role’s own checklist are its work', () => {
  expect(isOwnAnswer(role, 'environment/weather#checklist.security')).toBe(true);
  expect(isOwnAnswer(role, 'environment/weather#checklist.privacy')).toBe(false);
});
