import { checklistsOf } from '../model/checklists.ts';
import type { Answer } from '../model/dataset.ts';
import type { Pointer } from '../model/document.ts';
import type { Question } from '../model/governance.ts';
import type { CheckContext } from './check.ts';

export interface Answered {
  checklist: string;
  question: Question;
  answer: Answer;
}

let last: { context: CheckContext; answered: readonly Answered[] } | undefined;

/** Every answer that belongs to a known question. Half a dozen checks ask the same of one dataset, and then never again. */
export function answeredQuestions(context: CheckContext): readonly Answered[] {
  if (last?.context !== context) last = { context, answered: answersOf(context) };
  return last.answered;
}

function answersOf({ dataset, head, policy }: CheckContext): Answered[] {
  const found: Answered[] = [];
  for (const { id: checklist, questions } of checklistsOf(policy, dataset)) {
    const given = head.checklist.value?.answers[checklist];
    if (given === undefined) continue;
    for (const question of questions) {
      const answer = given[question.id];
      if (answer !== undefined) found.push({ checklist, question, answer });
    }
  }
  return found;
}

/** Where the answer stands in `checklist.yml`. */
export function placeOf({ checklist, question }: Answered): Pointer {
  return `/${checklist}/${question.id}`;
}
