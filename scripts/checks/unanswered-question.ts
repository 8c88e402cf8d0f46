import { checklistsOf } from '../model/checklists.ts';
import type { DatasetVersion } from '../model/dataset.ts';
import type { Question } from '../model/governance.ts';
import type { Check } from './check.ts';
import { outstanding } from './questions.ts';
import { at } from './report.ts';

export const unansweredQuestion: Check = {
  id: 'unanswered-question',
  why: 'A review rests on the checklist. A blank is an error once it is due, and a notice before, so that nobody is surprised.',
  run: ({ dataset, head, policy, today, touched, due, checklists }) => {
    if (head.checklist.value === null && head.checklist.findings.length > 0) return [];
    return checklistsOf(policy, dataset)
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
            due.includes(question.due) && (touched || !isOlder(head, question)) ? 'error' : 'notice',
          ),
        ),
      );
  },
  examples: {
    passes: [
      {
        title: 'a question that is younger than a dataset that nobody touched since',
        checklist: { answers: { submission: { 'authoritative-source': null } } },
        metadata: { modified: '2025-06-30' },
        context: { touched: false },
      },
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

/** Was it last changed before the question was there? It is asked for the answer when it changes next. */
function isOlder(head: DatasetVersion, question: Question): boolean {
  return (head.metadata.value?.modified ?? question.since) < question.since;
}
