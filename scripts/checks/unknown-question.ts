import { checklistsOf } from '../model/checklists.ts';
import type { Checklist } from '../model/governance.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

export const unknownQuestion: Check = {
  id: 'unknown-question',
  why: 'An answer to a question that nobody asks is usually a misspelt id, and the real question stays blank.',
  run: ({ dataset, head, policy }) =>
    Object.entries(head.checklist.value?.answers ?? {}).flatMap(([id, given]) => {
      const checklist = checklistsOf(policy, dataset).find((candidate) => candidate.id === id);
      if (checklist === undefined) return [];
      const known = idsOf(checklist);
      return Object.keys(given)
        .filter((question) => !known.has(question))
        .map((question) =>
          at(head.checklist, `/${id}/${question}`, 'unknown-question', { question, checklist: id }),
        );
    }),
  examples: {
    passes: [{ title: 'known questions only' }],
    fails: [
      {
        title: 'a misspelt id',
        checklist: { answers: { submission: { 'autoritative-source': { value: 'yes' } } } },
        params: { question: 'autoritative-source' },
      },
    ],
  },
};

const ids = new WeakMap<Checklist, ReadonlySet<string>>();

function idsOf(checklist: Checklist): ReadonlySet<string> {
  const known = ids.get(checklist);
  if (known !== undefined) return known;
  const prepared = new Set(checklist.questions.map((question) => question.id));
  ids.set(checklist, prepared);
  return prepared;
}
