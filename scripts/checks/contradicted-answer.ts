import { isEvidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { answeredQuestions, placeOf } from './answered.ts';
import type { CheckContext } from './check.ts';
import { says } from './questions.ts';
import { at } from './report.ts';

/**
 * Answers are claims, checks are evidence: an answer that the data does not bear out is an error on its own line, with
 * the evidence beside it, and a warning where that is no more than a suspicion. Runs after all checks, on their findings; a waived finding contradicts nobody.
 */
export function contradictedAnswers(context: CheckContext, findings: readonly Finding[]): Finding[] {
  const grave = findings.filter(({ severity }) => severity !== 'notice');
  if (grave.length === 0) return [];
  return answeredQuestions(context).flatMap((answered) => {
    const { question, answer } = answered;
    const claim = question.contradicted_by;
    if (claim === undefined || !says(answer, claim.answers)) return [];
    const evidence = grave.filter((finding) => isEvidence(finding, claim));
    if (evidence.length === 0) return [];
    const told = evidence.slice(0, 5).map(evidenceOf);
    return [
      at(
        context.head.checklist,
        placeOf(answered),
        'contradicted-answer',
        { question: question.id, answer: String(answer.value), evidence: told, count: evidence.length },
        evidence.every(isDoubtful) ? 'warning' : 'error',
      ),
    ];
  });
}

/** The telephone of a library is worth a look, and makes nobody a liar. */
function isDoubtful({ id, params }: Finding): boolean {
  return id === 'personal-data-found' && params.strength === 'possible';
}

/** Column, kind or fault, and how many; or the finding's own id. */
function evidenceOf({ id, params }: Finding): string {
  const { column, kind, fault, constraint, cells, count } = params;
  const many = cells ?? count;
  const what = kind ?? fault ?? (constraint === undefined ? id : `${id} (${constraint})`);
  return [column === undefined ? '' : `column ${column}:`, what, many === undefined ? '' : `(${many})`]
    .filter(Boolean)
    .join(' ');
}
