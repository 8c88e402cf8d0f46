import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { withFields, withNewData } from './metadata-edit.ts';

const TEXT = `# yaml-language-server: $schema=../metadata.schema.json
title: Street trees # as on the sign
description: >-
  Every tree.

  And every stump.
# found by
keywords:
- trees
- streets
theme: environment
`;

test('fields get their new values, and everything else stays as it is', () => {
  const edited = withFields(TEXT, {
    title: 'Trees: all "of" them',
    description: 'Every\ntree # still',
    keywords: ['oak', '- pine'],
    citation: 'Arroyo, 2026',
  });
  if (edited === null) throw new Error('it can be edited');
  expect(load(edited)).toEqual({
    title: 'Trees: all "of" them',
    description: 'Every\ntree # still',
    keywords: ['oak', '- pine'],
    theme: 'environment',
    citation: 'Arroyo, 2026',
  });
  expect(edited).toContain('# yaml-language-server: $schema=../metadata.schema.json\n');
  expect(edited).toContain('# found by\n');
  expect(withFields(TEXT, {})).toBe(TEXT);
  expect(withFields('{\n  "title": "Trees"\n}\n', { title: 'Oaks' })).toBeNull();
});

test('new data changes the day, and the digest where one is declared, whatever case it is written in', () => {
  const [before, after] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const text = `${TEXT}modified: '2026-01-31' # by hand\ndistribution:\n  url: https://arroyo.example/x.csv # moves\n  sha256: ${before.toUpperCase()} # of 31 January\n`;
  const expected = text
    .replace("modified: '2026-01-31' # by hand", 'modified: "2026-02-28"')
    .replace(before.toUpperCase(), after);
  expect(withNewData(text, { today: '2026-02-28', before, after })).toBe(expected);
  expect(withNewData(TEXT, { today: '2026-02-28', before: undefined, after })).toBe(
    `${TEXT}modified: "2026-02-28"\n`,
  );
  expect(withNewData('{ "title": "Trees" }', { today: '2026-02-28', before, after })).toBeNull();
});
