import { describe, expect, test } from 'vitest';
import { parseChecklistAnswers } from './checklist-answers.ts';

const read = (text: string) => parseChecklistAnswers('checklist.yml', text);
const answer = (written: string) =>
  read(`submission:\n  question: ${written}\n`).value?.answers.submission?.question;

describe('the shorthand and the long form are the same answer', () => {
  test.each([
    ['yes', { value: 'yes' }],
    ['Yes', { value: 'yes' }],
    ['true', { value: 'yes' }],
    ['NO', { value: 'no' }],
    ['n/a', { value: 'n/a' }],
    ['42', { value: 42 }],
    ['2026-11-02', { value: '2026-11-02' }],
    ['Yes, since May', { value: 'Yes, since May' }],
    ['[a, b]', { value: ['a', 'b'] }],
    ['[2012, 2013]', { value: ['2012', '2013'] }],
    ['{ answer: no }', { value: 'no' }],
    ['{ answer: no, note: Only a table. }', { value: 'no', note: 'Only a table.' }],
    ['{ answer: yes, evidence: README.md }', { value: 'yes', evidence: ['README.md'] }],
    ['{ answer: yes, note: , evidence: [a.md, b.md] }', { value: 'yes', evidence: ['a.md', 'b.md'] }],
  ])('%s', (written, expected) => {
    expect(answer(written)).toEqual(expected);
  });
});

test.each(['', '""', '" "', '[]', '{ answer: }', '{ answer: "", note: later }'])(
  'a blank is no answer: %s',
  (written) => {
    expect(answer(written)).toBeUndefined();
    expect(read(`submission:\n  question: ${written}\n`).findings).toEqual([]);
  },
);

test('places keep pointing at what is written', () => {
  const { places } = read(
    '# comment\nsubmission:\n  first: yes\n\n  second:\n    answer: no\nwaivers:\n  - finding: x\n',
  );
  expect(places['/submission/first']?.key.line).toBe(3);
  expect(places['/submission/second']?.key.line).toBe(5);
  expect(places['/waivers/0']?.key.line).toBe(8);
});

test('what is malformed has its finding and is left out; the rest stands', () => {
  const { value, findings } = read(
    [
      'submission:',
      '  good: yes',
      '  bad: { a: b }',
      '  odd: [{ a: b }]',
      'quality: yes',
      'waivers:',
      '  - finding: missing-values',
      '    column: 5',
      '    reason: A good reason.',
      '    expires: 2027-01-01',
      '  - finding: stale-data',
      '    reason: The survey comes in spring.',
      '    expires: 2027-05-01',
      '',
    ].join('\n'),
  );
  expect(value).toEqual({
    answers: { submission: { good: { value: 'yes' } }, quality: {} },
    waivers: [{ finding: 'stale-data', reason: 'The survey comes in spring.', expires: '2027-05-01' }],
  });
  expect(findings.map(({ id, line }) => `${id} ${line}`)).toEqual([
    'missing-key 3',
    'unknown-key 3',
    'wrong-type 4',
    'wrong-type 5',
    'wrong-type 8',
  ]);
});

test('a file that is no mapping has no answers', () => {
  expect(read('- yes\n').value).toBeNull();
  expect(read('yes\n').findings).toMatchObject([{ id: 'wrong-type', line: 1 }]);
});
