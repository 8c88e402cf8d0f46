import { checklistsOf } from '../model/checklists.ts';
import type { Answer } from '../model/dataset.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Question } from '../model/governance.ts';
import type { DatasetId, Login } from '../model/vocabulary.ts';
import { rolesHeld } from './membership.ts';
import { route } from './required-roles.ts';
import { roleName, sameLogin } from './role-key.ts';

/** One block of answers somebody wrote in a comment. */
export interface AnswersWritten {
  dataset: DatasetId;
  checklist: string;
  answers: Record<string, Answer>;
  problem?: string;
}

export interface AnswersTaken {
  taken: { dataset: DatasetId; checklist: string; answers: Record<string, Answer> }[];
  refused: Reason[];
}

/** Which answers of a comment count: the question exists, the dataset is in this pull request, and it is theirs to answer. */
export function answersGiven(
  facts: Facts,
  pr: PullRequestFacts,
  by: Login,
  written: readonly AnswersWritten[],
): AnswersTaken {
  const result: AnswersTaken = { taken: [], refused: [] };
  const roles = rolesOf(facts, pr, by);
  for (const { dataset, checklist, answers, problem } of written) {
    const refuse = (id: string, params: Reason['params'] = {}): void =>
      void result.refused.push({ id, params: { dataset, checklist, ...params } });
    if (problem !== undefined) refuse('answer-unreadable', { problem });
    else if (!facts.datasets.some((change) => change.id === dataset && change.head !== null))
      refuse('answer-dataset-unknown');
    else {
      const questions =
        checklistsOf(facts.policy, dataset).find((candidate) => candidate.id === checklist)?.questions ?? [];
      const taken: Record<string, Answer> = {};
      for (const [id, answer] of Object.entries(answers)) {
        const question = questions.find((candidate) => candidate.id === id);
        if (question === undefined) refuse('answer-question-unknown', { question: id });
        else if (!mayAnswer(question, roles, pr, by))
          refuse('answer-not-yours', { question: id, role: question.answered_by, login: by });
        else taken[id] = answer;
      }
      if (Object.keys(taken).length > 0) result.taken.push({ dataset, checklist, answers: taken });
    }
  }
  return result;
}

function mayAnswer(question: Question, roles: ReadonlySet<string>, pr: PullRequestFacts, by: Login): boolean {
  if (question.answered_by === 'steward') return sameLogin(pr.author, by) || roles.has('coordinator');
  return roles.has(question.answered_by);
}

/** Names of the roles this person holds in this pull request, for the lanes it is in. */
function rolesOf(facts: Facts, pr: PullRequestFacts, login: Login): Set<string> {
  const asked = new Set(route(facts).flatMap(({ requires }) => requires));
  return new Set(
    rolesHeld(pr, login)
      .filter((key) => asked.has(key))
      .map(roleName),
  );
}
