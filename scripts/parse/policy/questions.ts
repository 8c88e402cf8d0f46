import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Checklist, Governance, Question } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { step } from '../pointer.ts';
import { METADATA_FIELDS } from '../schemas.ts';
import { placeFinding } from './place-finding.ts';

interface Placed {
  document: Document<Checklist>;
  question: Question;
  pointer: string;
}

/** Rules that hold between the questions of all checklists, and between them and governance.yml. */
export function questionRules(
  documents: readonly Document<Checklist>[],
  governance: Governance | null,
): Finding[] {
  const all = documents.flatMap((document) =>
    (document.value?.questions ?? []).map(
      (question, i): Placed => ({ document, question, pointer: `/questions/${i}` }),
    ),
  );
  const byId = new Map<string, Placed>();
  const repeated = all.flatMap((placed) => {
    const { id } = placed.question;
    const first = byId.get(id);
    if (first === undefined) byId.set(id, placed);
    return first === undefined
      ? []
      : [
          placeFinding(placed.document, `${placed.pointer}/id`, 'question-repeated', {
            question: id,
            first: first.document.path,
          }),
        ];
  });
  return [
    ...repeated,
    ...all.flatMap((placed) => [
      ...answerer(placed, governance),
      ...conditions(placed, byId),
      ...answers(placed),
    ]),
  ];
}

function answerer({ document, question, pointer }: Placed, governance: Governance | null): Finding[] {
  if (governance === null || question.answered_by === 'steward') return [];
  const roles = Object.keys(governance.roles);
  const role = question.answered_by;
  if (roles.includes(role)) return [];
  const params = {
    question: question.id,
    role,
    roles: [...roles, 'steward'],
    closest: closest(role, [...roles, 'steward']),
  };
  return [placeFinding(document, `${pointer}/answered_by`, 'question-unknown-role', params)];
}

/** What `when` looks at must exist, and the answers it waits for must be possible. */
function conditions({ document, question, pointer }: Placed, byId: ReadonlyMap<string, Placed>): Finding[] {
  const fields = Object.keys(question.when?.metadata ?? {}).filter(
    (field) => !METADATA_FIELDS.includes(field),
  );
  const others = Object.entries(question.when?.answers ?? {});
  return [
    ...fields.map((field) =>
      placeFinding(document, `${pointer}/when/metadata/${step(field)}`, 'question-unknown-field', {
        question: question.id,
        field,
        closest: closest(field, METADATA_FIELDS),
      }),
    ),
    ...others.flatMap(([id, values]) => {
      const other = byId.get(id);
      const at = `${pointer}/when/answers/${id}`;
      if (other !== undefined) return impossible(document, at, other.question, values);
      return [
        placeFinding(document, at, 'question-unknown-question', {
          question: question.id,
          other: id,
          closest: closest(id, [...byId.keys()]),
        }),
      ];
    }),
  ];
}

function answers({ document, question, pointer }: Placed): Finding[] {
  return [
    ...impossible(document, `${pointer}/blocks/answers`, question, question.blocks?.answers),
    ...impossible(document, `${pointer}/note_on`, question, question.note_on),
    ...impossible(
      document,
      `${pointer}/contradicted_by/answers`,
      question,
      question.contradicted_by?.answers,
    ),
    ...impossible(document, `${pointer}/supported_by/answers`, question, question.supported_by?.answers),
  ];
}

/** A rule about an answer that nobody can give never takes effect. */
function impossible(
  document: Document<Checklist>,
  pointer: string,
  question: Question,
  values: readonly unknown[] = [],
): Finding[] {
  const possible = question.type === 'yes-no' ? ['yes', 'no', 'n/a'] : question.options;
  if (possible === undefined) return [];
  const words = possible.map((option) => option.toLowerCase());
  return values.flatMap((value, i) =>
    words.includes(String(value).toLowerCase())
      ? []
      : [
          placeFinding(document, `${pointer}/${i}`, 'question-impossible-answer', {
            question: question.id,
            answer: String(value),
            possible,
          }),
        ],
  );
}
