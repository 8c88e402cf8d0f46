import type { RootContent } from 'mdast';
import type { Assessment, SignOff } from '../../model/assessment.ts';
import { checklistsOf } from '../../model/checklists.ts';
import type { Facts } from '../../model/facts.ts';
import type { Question } from '../../model/governance.ts';
import { codeBlock, details, paragraph, words } from '../markdown.ts';

/** Ready-made answer comments: a reviewer copies one, fills it in and posts it; nobody needs to edit a file. */
export function answerForms(facts: Facts, assessment: Assessment): RootContent[] {
  return assessment.signOffs
    .filter((signOff) => signOff.asked && signOff.unanswered.length > 0)
    .flatMap((signOff) =>
      details(`Questions for ${signOff.title}: copy, answer, post as a comment`, [...forms(facts, signOff)]),
    );
}

function forms(facts: Facts, signOff: SignOff): ReturnType<typeof paragraph>[] {
  return [
    paragraph(
      words(
        'Copy each block into a new comment, write your answers after the colons and post it. Daylight puts them into the checklist in your name.',
      ),
    ),
    ...signOff.unanswered.map(({ dataset, checklist, questions }) => {
      const asked = checklistsOf(facts.policy, dataset).find((c) => c.id === checklist)?.questions ?? [];
      const lines = questions.flatMap((id) =>
        lineFor(
          asked.find((question) => question.id === id),
          id,
        ),
      );
      // A fence within the fence: what is copied out is still one, and its comments do not become headings.
      return codeBlock(['```yaml', `/answer ${dataset} ${checklist}`, ...lines, '```'].join('\n'), '');
    }),
  ];
}

function lineFor(question: Question | undefined, id: string): string[] {
  const ask = question?.ask.replaceAll(/\s+/g, ' ').trim() ?? '';
  const choices = question?.type === 'yes-no' ? 'yes, no or n/a' : (question?.options ?? []).join(', ');
  return [`# ${ask}${choices ? ` (${choices})` : ''}`, `${id}: `];
}
