import { outstanding } from '../checks/questions.ts';
import type { ChecklistProgress, SignOff } from '../model/assessment.ts';
import { askedBy, checklistsOf } from '../model/checklists.ts';
import { cityDate } from '../model/city-date.ts';
import type { DatasetVersion } from '../model/dataset.ts';
import type { Facts, Policy } from '../model/facts.ts';
import type { Checklist, RoleId } from '../model/governance.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import type { Routed } from './required-roles.ts';
import { roleName } from './role-key.ts';

export interface Unanswered {
  dataset: DatasetId;
  checklist: string;
  /** Question ids, by who answers them: a role's name or `steward`. */
  questions: { id: string; answeredBy: RoleId }[];
}

/** Every question that applies and has no answer yet, over all checklists that the lanes of this pull request ask for. */
export function unansweredQuestions({ now, policy }: Facts, routed: readonly Routed[]): Unanswered[] {
  const today = cityDate(now, policy.governance.city.time_zone);
  return eachChecklist(policy, routed).flatMap(({ dataset, version, checklist }) => {
    const questions = outstanding(checklist, version, today).map((q) => ({
      id: q.id,
      answeredBy: q.answered_by,
    }));
    return questions.length === 0 ? [] : [{ dataset, checklist: checklist.id, questions }];
  });
}

/** What this role still has to answer before its sign-off is complete. */
export function unansweredBy(all: readonly Unanswered[], key: RoleId): SignOff['unanswered'] {
  return all.flatMap(({ dataset, checklist, questions }) => {
    const mine = questions
      .filter((question) => question.answeredBy === roleName(key))
      .map((question) => question.id);
    return mine.length === 0 ? [] : [{ dataset, checklist, questions: mine }];
  });
}

export function progress({ now, policy }: Facts, routed: readonly Routed[]): ChecklistProgress[] {
  const today = cityDate(now, policy.governance.city.time_zone);
  return eachChecklist(policy, routed).map(({ dataset, version, checklist }) => {
    const open = outstanding(checklist, version, today).length;
    const answered = Object.keys(version.checklist.value?.answers[checklist.id] ?? {}).length;
    return { dataset, checklist: checklist.id, answered, due: open, total: answered + open };
  });
}

function eachChecklist(
  policy: Policy,
  routed: readonly Routed[],
): { dataset: DatasetId; version: DatasetVersion; checklist: Checklist }[] {
  return routed.flatMap(({ subject, choice }) => {
    if (subject.kind !== 'dataset' || subject.change.head === null) return [];
    const version = subject.change.head;
    const asked = askedBy(policy.governance.lanes[choice.lane]);
    return checklistsOf(policy, subject.change.id)
      .filter((checklist) => asked.includes(checklist.id))
      .map((checklist) => ({ dataset: subject.change.id, version, checklist }));
  });
}
