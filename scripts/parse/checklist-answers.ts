import type { Answer, ChecklistAnswers, Waiver } from '../model/dataset.ts';
import type { Document } from '../model/document.ts';
import { documentOf } from './places.ts';
import { isHolder } from './pointer.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/**
 * `checklist.yml`. The scalar shorthand and the long form become the same Answer; a blank is no answer. Places keep
 * pointing at what is written: `/submission/row-meaning`, `/waivers/0`.
 *
 * The value is null only where the file is no mapping. Whatever in it is malformed has its finding and is left out: a
 * broken answer is no answer, and a broken waiver waives nothing.
 */
export function parseChecklistAnswers(
  path: string,
  content: string | Uint8Array,
): Document<ChecklistAnswers> {
  const parsed = parseYaml(path, content);
  const { findings } = validate(parsed, 'checklist-answers');
  const value = isHolder(parsed.value) && !Array.isArray(parsed.value) ? readAnswers(parsed.value) : null;
  return documentOf(path, value, findings, () => parsed.places);
}

function readAnswers(file: Record<string, unknown>): ChecklistAnswers {
  const { waivers, ...sections } = file;
  const answers = Object.entries(sections).map(([checklist, given]) => [checklist, readSection(given)]);
  return {
    answers: Object.fromEntries(answers),
    waivers: Array.isArray(waivers) ? waivers.filter(isWaiver) : [],
  };
}

/** Each answer takes the place of what is written: the section has just been read and is nobody else's. */
function readSection(given: unknown): Record<string, Answer> {
  if (!isHolder(given) || Array.isArray(given)) return {};
  for (const question of Object.keys(given)) {
    const answer = toAnswer(given[question]);
    if (answer === null) delete given[question];
    else given[question] = answer;
  }
  return given as Record<string, Answer>;
}

function toAnswer(written: unknown): Answer | null {
  if (!isHolder(written) || Array.isArray(written)) {
    const value = toValue(written);
    return value === null ? null : { value };
  }
  const value = toValue(written.answer);
  if (value === null) return null;
  const answer: Answer = { value };
  if (isText(written.note)) answer.note = written.note;
  const evidence = [written.evidence].flat().filter(isText);
  if (evidence.length > 0) answer.evidence = evidence;
  return answer;
}

const STANDARD = new Set(['yes', 'no', 'n/a']);
const LONGEST_STANDARD = 3;

/** `Yes` and `true` mean yes: no kind of question takes true or false, and stewards write both. */
function toValue(written: unknown): Answer['value'] | null {
  if (typeof written === 'boolean') return written ? 'yes' : 'no';
  if (typeof written === 'number') return Number.isFinite(written) ? written : null;
  if (Array.isArray(written)) return toList(written);
  if (!isText(written)) return null;
  const word = written.trim();
  if (word.length > LONGEST_STANDARD) return written;
  const small = word.toLowerCase();
  return STANDARD.has(small) ? small : written;
}

/** Years and codes are numbers to YAML and words to a list. */
function toList(written: readonly unknown[]): string[] | null {
  const items = written.filter((item) => isText(item) || Number.isFinite(item)).map(String);
  return items.length > 0 && items.length === written.length ? items : null;
}

function isText(written: unknown): written is string {
  return typeof written === 'string' && written.trim() !== '';
}

function isWaiver(written: unknown): written is Waiver {
  if (!isHolder(written)) return false;
  const { finding, column, reason, expires } = written;
  return (
    [finding, reason, expires].every((text) => typeof text === 'string') &&
    ['string', 'undefined'].includes(typeof column)
  );
}
