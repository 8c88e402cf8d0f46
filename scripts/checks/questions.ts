import type { Answer, ChecklistAnswers, DatasetVersion, Metadata } from '../model/dataset.ts';
import type { Checklist, Question } from '../model/governance.ts';
import type { IsoDate } from '../model/vocabulary.ts';

type Value = string | number | boolean;

/** Is the question asked of this dataset? Every condition under `when` must hold; a list holds where one item does. */
export function questionApplies(
  question: Question,
  metadata: Metadata | null,
  answers: ChecklistAnswers | null,
): boolean {
  if (question.when === undefined) return true;
  const byField = Object.entries(question.when.metadata ?? {});
  const byAnswer = Object.entries(question.when.answers ?? {});
  return (
    byField.every(([field, values]) => holds(fieldOf(metadata, field), values)) &&
    byAnswer.every(([id, values]) => holds(findAnswer(answers, id)?.value, values))
  );
}

function fieldOf(metadata: Metadata | null, field: string): unknown {
  return metadata !== null && Object.hasOwn(metadata, field) ? metadata[field as keyof Metadata] : undefined;
}

/** Questions of a checklist that apply, must be answered, and are not. A question dated ahead is not asked before its day. */
export function outstanding(checklist: Checklist, version: DatasetVersion, today: IsoDate): Question[] {
  const answers = version.checklist.value;
  const given = answers?.answers[checklist.id];
  return checklist.questions.filter(
    (question) =>
      given?.[question.id] === undefined &&
      question.optional !== true &&
      question.since <= today &&
      questionApplies(question, version.metadata.value, answers),
  );
}

/** Does an answer say one of these things? Words are compared without regard to case. */
export function says(answer: Answer, values: readonly Value[]): boolean {
  return holds(answer.value, values);
}

function findAnswer(answers: ChecklistAnswers | null, id: string): Answer | undefined {
  for (const given of Object.values(answers?.answers ?? {})) {
    const answer = given[id];
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function holds(found: unknown, values: readonly Value[]): boolean {
  if (Array.isArray(found)) return found.some((item) => isOneOf(item, values));
  return isOneOf(found, values);
}

function isOneOf(item: unknown, values: readonly Value[]): boolean {
  const wanted = wordsOf(values);
  // Most answers are written as the list has them.
  return (typeof item === 'string' && wanted.has(item)) || wanted.has(String(item ?? '').toLowerCase());
}

const words = new WeakMap<readonly Value[], ReadonlySet<string>>();

/** The lists are few and stand in the policy; the answers that are held against them are many. */
function wordsOf(values: readonly Value[]): ReadonlySet<string> {
  const known = words.get(values);
  if (known !== undefined) return known;
  const prepared = new Set(values.map((value) => String(value).toLowerCase()));
  words.set(values, prepared);
  return prepared;
}
