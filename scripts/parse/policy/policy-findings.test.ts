import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseChecklist } from '../checklist.ts';
import { parseDepartment } from '../department.ts';
import { parseGovernance } from '../governance.ts';
import { parseVocabulary } from '../vocabulary.ts';
import { policyFindings } from './policy-findings.ts';

const governance = readFileSync(
  new URL('../../../schemas/cases/governance/valid/everything.yml', import.meta.url),
  'utf8',
);

const question = (id: string, more = ''): string =>
  `  - { id: ${id}, ask: Is it so?, why: It matters., type: yes-no, answered_by: steward, due: stage-1, since: 2026-01-01${more} }\n`;
const checklist = (id: string, questions: string): string =>
  `id: ${id}\ntitle: ${id}\npurpose: To be asked.\nquestions:\n${questions}`;
const FILES = {
  'governance.yml': governance,
  'checklists/submission.yml': checklist('submission', question('one')),
  'checklists/quality.yml': checklist('quality', question('two')),
  'checklists/vocabularies/themes.yml': '- { id: environment, label: Environment }\n',
  'datasets/parks/department.yml':
    'name: Parks\nemail: parks@arroyo.example\nroles:\n  coordinator: { members: [cora] }\n  department: { members: [dana] }\n',
};

/** Findings of the sound files with some of them changed, as `id path:line`. */
function found(changes: Partial<typeof FILES>): string[] {
  const files = Object.entries({ ...FILES, ...changes });
  const read = <T>(pattern: RegExp, parse: (path: string, text: string) => T): T[] =>
    files.filter(([path]) => pattern.test(path)).map(([path, text]) => parse(path, text));
  const [rules] = read(/^governance/, parseGovernance);
  if (rules === undefined) throw new Error('no governance.yml');
  const documents = {
    governance: rules,
    checklists: read(/^checklists\/[^/]+$/, parseChecklist),
    vocabularies: read(/vocabularies/, parseVocabulary),
    departments: read(/department\.yml$/, parseDepartment),
  };
  return policyFindings(documents).map(({ id, file, line }) => `${id} ${file}:${line}`);
}

test('sound policy files agree', () => {
  expect(found({})).toEqual([]);
});

test.each<[title: string, file: keyof typeof FILES, from: string | RegExp, to: string, finding: string]>([
  [
    'a question id that stands in two checklists',
    'checklists/submission.yml',
    /id: one/,
    'id: two',
    'question-repeated checklists/quality.yml:5',
  ],
  [
    'a question that nobody answers',
    'checklists/quality.yml',
    'steward',
    'auditor',
    'question-unknown-role checklists/quality.yml:5',
  ],
  [
    'a lane that asks for a checklist that is not there',
    'governance.yml',
    'checklists: [submission]',
    'checklists: [submissions]',
    'governance-unknown-checklist governance.yml:46',
  ],
  [
    'a role that owns a checklist that is not there',
    'governance.yml',
    '    checklists: [quality]',
    '    checklists: [qualities]',
    'governance-unknown-checklist governance.yml:34',
  ],
  [
    'a theme that is not in the vocabulary',
    'governance.yml',
    'environment: { team',
    'parks: { team',
    'governance-unknown-theme governance.yml:40',
  ],
  [
    'a department that staffs a role of the city',
    'datasets/parks/department.yml',
    '  coordinator:',
    '  cdo: { members: [eve] }\n  coordinator:',
    'department-unknown-role datasets/parks/department.yml:4',
  ],
  [
    'a department without people for one of its roles',
    'datasets/parks/department.yml',
    '  department: { members: [dana] }\n',
    '',
    'department-missing-role datasets/parks/department.yml:4',
  ],
  [
    'a department that asks for a role that is not there',
    'datasets/parks/department.yml',
    'roles:',
    'requires: [mayor]\nroles:',
    'department-unknown-role datasets/parks/department.yml:3',
  ],
  [
    'a portal for a theme that is not there',
    'governance.yml',
    'levels: [1, 2] }',
    'themes: [parks] }',
    'governance-unknown-theme governance.yml:58',
  ],
])('%s', (_, file, from, to, finding) => {
  expect(found({ [file]: FILES[file].replace(from, to) })).toContain(finding);
});

test.each([
  ['a field that metadata.yml does not have', 'when: { metadata: { level: [1] } }', 'question-unknown-field'],
  ['a question that is not there', 'when: { answers: { three: [yes] } }', 'question-unknown-question'],
  [
    'an answer that the other question does not take',
    'when: { answers: { one: [maybe] } }',
    'question-impossible-answer',
  ],
  ['a block on an answer that cannot be given', 'blocks: { answers: [never] }', 'question-impossible-answer'],
  ['a note on an answer that cannot be given', 'note_on: [unsure]', 'question-impossible-answer'],
])('a question that looks at %s', (_, more, id) => {
  const text = checklist('quality', question('two', `, ${more}`));
  expect(found({ 'checklists/quality.yml': text })).toEqual([`${id} checklists/quality.yml:5`]);
});

test('a checklist that no role answers for', () => {
  const submission = FILES['checklists/submission.yml'];
  expect(
    found({
      'checklists/submission.yml': submission,
      'governance.yml': governance.replace('covers: [checklist.submission]', 'covers: [metadata.contact]'),
    }),
  ).toEqual(['governance-uncovered-part governance.yml:13']);
});

test('a theme without people', () => {
  const themes = `${FILES['checklists/vocabularies/themes.yml']}- { id: safety, label: Safety }\n`;
  expect(found({ 'checklists/vocabularies/themes.yml': themes })).toEqual([
    'governance-theme-without-people governance.yml:40',
  ]);
});

test('a checklist that does not parse counts as there: its own finding is enough', () => {
  expect(found({ 'checklists/quality.yml': 'id: quality\n' })).toEqual([]);
});

test('without a readable governance.yml the questions are still held against each other', () => {
  expect(
    found({
      'governance.yml': 'city: x\n',
      'checklists/submission.yml': checklist('submission', question('two')),
    }),
  ).toEqual(['question-repeated checklists/quality.yml:5']);
});

test('a department may add questions: with ids of their own, and covered by a role', () => {
  const questions = (id: string): string =>
    `${FILES['datasets/parks/department.yml']}questions:\n${question(id)}`;
  const covered = governance.replace('file.*]', 'file.*, checklist.department]');
  expect(found({ 'datasets/parks/department.yml': questions('three') })).toEqual([
    'governance-uncovered-part governance.yml:13',
  ]);
  expect(found({ 'governance.yml': covered, 'datasets/parks/department.yml': questions('three') })).toEqual(
    [],
  );
  expect(found({ 'governance.yml': covered, 'datasets/parks/department.yml': questions('one') })).toEqual([
    'question-repeated datasets/parks/department.yml:7',
  ]);
});
