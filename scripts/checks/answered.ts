import type { Answer } from '../model/dataset.ts';
import type { Question } from '../model/governance.ts';
import type { CheckContext } from './check.ts';

export interface Answered {
  checklist: string;
  question: Question;
  answer: Answer;
  pointer: string;
}

/** Every answer that belongs to a known question. */
export function answeredQuestions({ head, policy }: CheckContext): Answered[] {
  return policy.checklists.flatMap((checklist) =>
    checklist.questions.flatMap((question) => {
      const answer = head.checklist.value?.answers[checklist.id]?.[question.id];
      return answer === undefined
        ? []
        : [{ checklist: checklist.id, question, answer, pointer: `/${checklist.id}/${question.id}` }];
    }),
  );
}
