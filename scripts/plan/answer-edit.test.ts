import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { withAnswers, withoutAnswers } from './answer-edit.ts';

const TEXT = `# yaml-language-server: $schema=../checklist-answers.schema.json
submission:
  # who?
  steward-backup: yes
  source:
    answer: no
    note: |
      long
      note

security:
  critical-infrastructure:
waivers: []
`;

test('a blank answer is filled and everything else stays byte for byte', () => {
  const text = withAnswers(TEXT, 'security', { 'critical-infrastructure': { value: 'no' } });
  expect(text).toBe(TEXT.replace('critical-infrastructure:\n', 'critical-infrastructure: "no"\n'));
});

test('a long answer is replaced whole, and the next section is not touched', () => {
  const text = withAnswers(TEXT, 'submission', { source: { value: 'yes' } });
  expect(load(text)).toMatchObject({ submission: { 'steward-backup': 'yes', source: 'yes' }, waivers: [] });
  expect(text).toContain('# who?');
});

test('an answer that is not there yet is added to its section, with its note', () => {
  const text = withAnswers(TEXT, 'security', { 'it-assets': { value: 'no', note: 'a: "quoted" # note' } });
  expect(load(text)).toMatchObject({
    security: { 'it-assets': { answer: 'no', note: 'a: "quoted" # note' } },
  });
});

test('a checklist that is not there yet is added', () => {
  expect(load(withAnswers('submission:\n  a: yes\n', 'privacy', { b: { value: 3 } }))).toEqual({
    submission: { a: 'yes' },
    privacy: { b: 3 },
  });
});

test('an empty section written as {} is opened', () => {
  expect(load(withAnswers('security: {}\n', 'security', { b: { value: 'x' } }))).toEqual({
    security: { b: 'x' },
  });
});

test('the answers of one checklist are taken back, and nothing else', () => {
  const text = `# of the department
submission:
  row-meaning: One tree
security:
  fraud: no # looked at
  mosaic: >-
    nothing

    new
# what follows is theirs
privacy: { personal-data: none }
`;
  expect(withoutAnswers(text, 'security')).toBe(`# of the department
submission:
  row-meaning: One tree
# what follows is theirs
privacy: { personal-data: none }
`);
  expect(withoutAnswers(text, 'privacy')).toBe(text.replace('privacy: { personal-data: none }\n', ''));
  expect(withoutAnswers(text, 'quality')).toBe(text);
});
