import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { withFields } from './metadata-edit.ts';

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
