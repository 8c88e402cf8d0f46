import { expect, test } from 'vitest';
import { soundVersion } from '../checks/sound.ts';
import { soundPolicy } from '../checks/sound-policy.ts';
import type { Policy } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Question } from '../model/governance.ts';
import { rolePages } from './role-pages.ts';

const question = (id: string, more: Partial<Question>): Question => ({
  ...{ id, ask: `Is ${id} so?`, why: 'It matters.', type: 'yes-no', answered_by: 'steward', due: 'stage-1' },
  since: '2026-01-01',
  ...more,
});
const claim = { checks: ['personal-data-found'], answers: ['no'] };

function pages(answer: string, findings: Finding[] = [], note?: string): string {
  const policy: Policy = {
    ...(soundPolicy as Policy),
    checklists: [
      {
        ...{ id: 'submission', title: 'Submission', purpose: 'x' },
        questions: [
          question('people', { contradicted_by: claim, supported_by: claim }),
          question('other', {}),
        ],
      },
    ],
  };
  const given = { people: { value: answer, ...(note === undefined ? {} : { note }) } };
  const head = soundVersion('environment/weather', { checklist: { answers: { submission: given } } });
  return rolePages(policy, [{ id: 'environment/weather', head, findings }]);
}

const names: Finding = {
  ...{ id: 'personal-data-found', severity: 'error', file: 'data.csv' },
  params: { column: 'site', kind: 'personal-name' },
};

test('an answer that the checks bear out says which of them looked', () => {
  expect(pages('no')).toContain('| Agrees: personal-data-found looked and found nothing.');
});

test('an answer that the data contradicts says where', () => {
  expect(pages('no', [names])).toMatch(/\*\*Contradicts it: .*personal-data-found in site.*\*\*/);
});

test('an answer that claims nothing is neither', () => {
  expect(pages('yes', [names])).not.toMatch(/Agrees|Contradicts/);
});

test('what was accepted contradicts nobody', () => {
  expect(pages('no', [{ ...names, severity: 'notice' }])).not.toContain('Contradicts');
});

test('questions without an answer are left to the form that asks them', () => {
  expect(pages('no')).not.toContain('Is other so?');
});

test('the data in short: rows and columns', () => {
  expect(pages('no')).toContain('The data: 120 rows, 3 columns');
});

test('a note cannot break out of its cell', () => {
  const page = pages('no', [], '</details> | <script>alert(1)</script> @everybody');
  expect(page).not.toMatch(/(?<!\\)<script>/);
  expect(page.match(/(?<!\\)<\/details>/g)).toHaveLength(page.match(/(?<!\\)<details>/g)?.length ?? 0);
  expect(page).toContain('@\u200beverybody');
});
