import type { Check } from './check.ts';
import { outstanding } from './questions.ts';
import { at } from './report.ts';

export const unansweredQuestion: Check = {
  id: 'unanswered-question',
  why: 'A review rests on the checklist. A blank is an error once it is due, and a notice before, so that nobody is surprised.',
  run: ({ head, policy, today, due, checklists }) => {
    if (head.checklist.value === null && head.checklist.findings.length > 0) return [];
    return policy.checklists
      .filter((checklist) => checklists.includes(checklist.id))
      .flatMap((checklist) =>
        outstanding(checklist, head, today).map((question) =>
          at(
            head.checklist,
            `/${checklist.id}/${question.id}`,
            'unanswered-question',
            {
              question: question.id,
              ask: question.ask,
              checklist: checklist.id,
              who: question.answered_by,
              due: question.due,
            },
            due.includes(question.due) ? 'error' : 'notice',
          ),
        ),
      );
  },
  examples: {
    passes: [
      { title: 'every due question answered' },
      {
        title: 'a question that is asked from next year on',
        checklist: { answers: { submission: { 'authoritative-source': null } } },
        context: { today: '2025-12-31' },
      },
    ],
    fails: [
      {
        title: 'a due question left blank',
        checklist: { answers: { submission: { 'authoritative-source': null } } },
        params: { question: 'authoritative-source' },
      },
    ],
  },
};
