import { answeredQuestions, placeOf } from './answered.ts';
import type { Check } from './check.ts';
import { says } from './questions.ts';
import { at } from './report.ts';

export const answerBlocks: Check = {
  id: 'answer-blocks',
  why: 'Some honest answers mean that the dataset must not be published as it is.',
  run: (context) =>
    answeredQuestions(context)
      .filter(
        ({ question, answer }) => question.blocks !== undefined && says(answer, question.blocks.answers),
      )
      .filter(
        ({ question, answer }) =>
          !(question.blocks?.note_lifts === true && (answer.note ?? '').trim() !== ''),
      )
      .map((answered) =>
        at(context.head.checklist, placeOf(answered), 'answer-blocks', {
          question: answered.question.id,
          answer: String(answered.answer.value),
          ask: answered.question.ask,
          note: answered.question.blocks?.note_lifts === true,
        }),
      ),
  examples: {
    passes: [{ title: 'an answer that stops nothing' }],
    fails: [
      {
        title: 'an answer that stops the case',
        checklist: { answers: { submission: { ownership: { value: 'unsure' } } } },
        params: { question: 'ownership' },
      },
    ],
  },
};
