import { answeredQuestions, placeOf } from './answered.ts';
import type { Check } from './check.ts';
import { says } from './questions.ts';
import { at } from './report.ts';

export const noteRequired: Check = {
  id: 'note-required',
  why: 'A bare "n/a" everywhere is how checklists decay: where an answer needs its reason, the reason is asked for.',
  run: (context) =>
    answeredQuestions(context)
      .filter(
        ({ question, answer }) =>
          question.note_on !== undefined &&
          says(answer, question.note_on) &&
          (answer.note ?? '').trim() === '',
      )
      .map((answered) =>
        at(context.head.checklist, placeOf(answered), 'note-required', {
          question: answered.question.id,
          answer: String(answered.answer.value),
        }),
      ),
  examples: {
    passes: [
      {
        title: 'no with its reason',
        checklist: {
          answers: {
            submission: {
              'authoritative-source': {
                value: 'no',
                note: 'Exported from the warehouse, which is filled nightly.',
              },
            },
          },
        },
      },
    ],
    fails: [
      {
        title: 'a bare no',
        checklist: { answers: { submission: { 'authoritative-source': { value: 'no' } } } },
        params: { question: 'authoritative-source' },
      },
    ],
  },
};
