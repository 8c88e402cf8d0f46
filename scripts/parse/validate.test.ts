import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDepartment } from './department.ts';
import { parseMetadata } from './metadata.ts';

const sound = readFileSync(
  new URL('../../schemas/cases/metadata/valid/smallest.yml', import.meta.url),
  'utf8',
);
const changed = (from: string, to: string) => parseMetadata('metadata.yml', sound.replace(from, to));

describe('one mistake is one finding', () => {
  test('a misspelt required key is not also missing', () => {
    expect(changed('license:', 'licence:').findings).toMatchObject([
      { id: 'unknown-key', line: 21, params: { key: 'licence', closest: 'license' } },
    ]);
  });

  test('a placeholder is not also a malformed address', () => {
    const { findings } = changed('trees@arroyo.example', 'FILL_ME_IN');
    expect(findings).toMatchObject([
      { id: 'placeholder', params: { field: 'email (contact)', found: 'FILL_ME_IN' } },
    ]);
  });

  test('a column without description is left to the check that judges descriptions', () => {
    const document = changed("    description: Number on the tree's tag.\n", '');
    expect(document.findings).toEqual([]);
    expect(document.value?.columns[0]?.description).toBe('');
  });

  test('what a value should have been is said in words', () => {
    expect(changed('identifier: street-trees', 'identifier: Street Trees').findings[0]?.params).toMatchObject(
      {
        field: 'identifier',
        found: 'Street Trees',
        expected: 'small letters, digits and single hyphens, such as tree-inventory',
      },
    );
  });
});

describe('what survives', () => {
  test('text that is missing or blank reads as the empty text, a number as its digits', () => {
    const { value, findings } = parseMetadata(
      'metadata.yml',
      sound
        .replace('title: Street trees', 'title: 2026')
        .replace('theme: environment\n', '')
        .replace('creator: Urban forestry', 'creator:'),
    );
    expect(value).toMatchObject({ title: '2026', theme: '', creator: '' });
    expect(findings.map(({ id }) => id)).toEqual(['missing-key', 'wrong-type', 'blank-value']);
  });

  test.each([
    ['a list in place of text', 'creator: Urban forestry', 'creator: [Urban forestry]'],
    ['text in place of a list', 'keywords: [trees, species, streets]', 'keywords: trees'],
    ['a missing mapping', 'contact: { name: Open data desk, email: trees@arroyo.example }\n', ''],
    ['a missing number', 'security_level: 1\n', ''],
    ['a word in place of a number', 'security_level: 1', 'security_level: high'],
    ['a language that makes formatting throw', 'language: [en]', "language: ['e']"],
  ])('%s leaves no value', (_, from, to) => {
    const document = changed(from, to);
    expect(document.value).toBeNull();
    expect(document.findings).toHaveLength(1);
  });

  test('policy files are not mended: whoever decides must not go by a blank', () => {
    const document = parseDepartment(
      'department.yml',
      'name: Parks\nroles: { coordinator: { members: [cora] } }\n',
    );
    expect(document.value).toBeNull();
    expect(document.findings).toMatchObject([{ id: 'missing-key', line: 1, params: { key: 'email' } }]);
  });
});

describe('findings are bounded', () => {
  test('in number', () => {
    const keys = Array.from({ length: 30_000 }, (_, i) => `unknown_${i}: 1\n`).join('');
    const { findings } = parseMetadata('metadata.yml', sound + keys);
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)).toMatchObject({ id: 'more-findings', params: { count: 29_900 } });
  });

  test('in length', () => {
    const { findings } = changed(
      'classification: public',
      `${'k'.repeat(5000)}: 1\nclassification: ${'x'.repeat(5000)}`,
    );
    expect(findings).toHaveLength(2);
    for (const { params } of findings) {
      for (const value of Object.values(params)) expect(String(value).length).toBeLessThan(1000);
    }
  });
});
