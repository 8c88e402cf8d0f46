import type { RootContent } from 'mdast';
import type { Facts } from '../../model/facts.ts';
import { code, heading, paragraph, strong, untrusted, words } from '../markdown.ts';
import { explain } from '../message.ts';
import { STAGE_WORDS } from '../stage-words.ts';
import { listed } from '../words.ts';
import type { CaseFile } from './case-file.ts';

/** The first line: the stage, whose turn it is, and for what. */
export function turn({ facts, assessment }: CaseFile): RootContent[] {
  const { next, stage, withheld } = assessment;
  const task = explain(next.task);
  const titles = Array.isArray(next.task.params.titles)
    ? next.task.params.titles
    : [roleTitle(facts, next.role)];
  const nobody = next.role === 'nobody' || next.role === 'daylight';
  const sentence = nobody
    ? [words(capital(task))]
    : [
        words('It is the turn of '),
        strong(words(listed(titles))),
        ...people(next.people),
        words(`: ${task}`),
      ];
  return [
    heading(3, words(STAGE_WORDS[stage].name)),
    paragraph(...sentence, words('.')),
    ...(withheld === null ? [] : [paragraph(words('The reason: '), untrusted(withheld.reason, 2_000))]),
  ];
}

/** Logins as code: the comment tells, the review request notifies. */
function people(logins: readonly string[]): ReturnType<typeof words>[] {
  if (logins.length === 0) return [];
  const shown = logins.slice(0, 4).flatMap((login, i) => [words(i === 0 ? ' (' : ', '), code(login)]);
  return [...shown, words(')')];
}

function roleTitle({ policy }: Facts, role: string): string {
  if (role === 'steward') return 'the data steward';
  return policy.governance.roles[role.split('/', 1)[0] ?? '']?.title ?? role;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
