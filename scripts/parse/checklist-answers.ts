import type { Answer, ChecklistAnswers, Waiver } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import { placeholders } from './placeholder.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

type Scalar = Answer['value'] | null;
type Written = Scalar | { answer: Scalar; note?: string; evidence?: string[] };
type WrittenFile = Record<string, Record<string, Written> | null> & { waivers?: Waiver[] };

/**
 * `checklist.yml`. The scalar shorthand and the long form become the same; a blank is no answer. Places keep pointing at
 * what is written: `/submission/row-meaning`.
 */
export function parseChecklistAnswers(path: string, content: string | Uint8Array): Document<ChecklistAnswers> {
  const parsed = parseYaml(path, content);
  const document = validate<WrittenFile>(parsed, 'checklist-answers');
  const findings = [...document.findings, ...placeholders(parsed)];
  if (document.value === null) return { ...document, findings, value: null };
  const { waivers = [], ...sections } = document.value;
  const answers = Object.fromEntries(
    Object.entries(sections).map(([checklist, given]) => [checklist, Object.fromEntries(Object.entries(given ?? {}).flatMap(([id, written]) => {
      const answer = toAnswer(written);
      return answer === null ? [] : [[id, answer] as const];
    }))]),
  );
  return { ...document, findings, value: { answers, waivers } };
}

function toAnswer(written: Written): Answer | null {
  if (isLong(written)) {
    if (isBlank(written.answer)) return null;
    const { answer, note, evidence } = written;
    return { value: answer, ...(note === undefined ? {} : { note }), ...(evidence === undefined ? {} : { evidence }) };
  }
  return isBlank(written) ? null : { value: written };
}

function isLong(written: Written): written is Exclude<Written, Scalar> {
  return typeof written === 'object' && written !== null && !Array.isArray(written);
}

function isBlank(value: Scalar): value is null {
  return value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}
