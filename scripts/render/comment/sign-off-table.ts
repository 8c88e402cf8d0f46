import type { RootContent } from 'mdast';
import type { SignOff } from '../../model/assessment.ts';
import { code, table, untrusted, words } from '../markdown.ts';
import { explain } from '../message.ts';
import { STATE_WORDS } from '../stage-words.ts';
import { plural } from '../words.ts';
import type { CaseFile } from './case-file.ts';

/** Every sign-off: where it stands, why, and what it still lacks. */
export function signOffTable({ assessment }: CaseFile): RootContent[] {
  if (assessment.signOffs.length === 0) return [];
  const rows = assessment.signOffs.map((signOff) => [
    [
      words(signOff.title),
      ...(signOff.role.includes('/') ? [words(' '), code(signOff.role.split('/')[1] ?? '')] : []),
    ],
    [words(STATE_WORDS[signOff.state])],
    [untrusted(explain(signOff.reason), 400)],
    missing(signOff),
  ]);
  return [table(['Sign-off', 'State', 'Why', 'Still missing'], rows)];
}

function missing(signOff: SignOff): ReturnType<typeof words>[] {
  const answers = signOff.unanswered.reduce((sum, open) => sum + open.questions.length, 0);
  const review =
    signOff.state === 'approved' || signOff.state === 'skipped'
      ? ''
      : signOff.asked
        ? signOff.candidates.length > 0
          ? 'a review, now'
          : 'somebody who can sign'
        : 'a review, when its turn comes';
  return [words([answers > 0 ? plural(answers, 'answer') : '', review].filter(Boolean).join(' and ') || '—')];
}
