import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { type Fault, faultOf } from './fault.ts';
import { mend } from './mend.ts';
import { documentOf } from './places.ts';
import { SCHEMAS, type SchemaName, validator } from './schemas.ts';

/** More findings than this in one file help nobody. */
const MOST_FINDINGS = 100;

/**
 * Holds a parsed file against its schema. Every mistake becomes one finding at its line.
 *
 * The value that comes back may be read as a `T` without further care: every key that `T` requires is there, and
 * everything has the type that `T` gives it. A file that does not come up to that has the value null and only its
 * findings speak, with one exception: where `mending`, text that is missing, blank or written as a number reads as text
 * ('' or the number), so that a single forgotten line does not hide what else is wrong with a dataset. Unknown keys,
 * text that is in no list, and text of the wrong format (a date that is none) stay in the value as they were written.
 */
export function validate<T>(document: Document<unknown>, schema: SchemaName, mending = false): Document<T> {
  const { path, value } = document;
  const places = () => document.places;
  if (value === null) return documentOf<T>(path, null, document.findings, places);
  const check = validator(schema);
  if (check(value)) return documentOf(path, value as T, document.findings, places);

  const faults = (check.errors ?? []).flatMap((error) => faultOf(error, SCHEMAS[schema]) ?? []);
  const kept = oncePerPlace(faults);
  const sound = faults.every((fault) => !fault.breaksShape || (mending && mend(value, fault)));
  const findings = kept.slice(0, MOST_FINDINGS).map((fault) => findingOf(document, fault));
  findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (kept.length > MOST_FINDINGS) findings.push(more(path, kept.length - MOST_FINDINGS));
  return documentOf(path, sound ? (value as T) : null, [...document.findings, ...findings], places);
}

/** One mistake, one finding: the first that is said of a place, and no missing key where a misspelt one was meant to be it. */
function oncePerPlace(faults: readonly Fault[]): Fault[] {
  const misspelt = new Set(
    faults.flatMap(({ id, within, params }) => (id === 'unknown-key' ? [`${within}/${params.closest}`] : [])),
  );
  const first = new Map<string, Fault>();
  for (const fault of faults) {
    if (fault.id === 'missing-key' && misspelt.has(fault.pointer)) continue;
    if (!first.has(fault.pointer)) first.set(fault.pointer, fault);
  }
  return [...first.values()];
}

function findingOf(
  { path, places }: Document<unknown>,
  { id, pointer, within, atKey, params }: Fault,
): Finding {
  const place = places[pointer] ?? places[within ?? ''];
  const position = (atKey ? place?.key : place?.value) ?? { line: 1, column: 1 };
  return { id, severity: 'error', file: path, ...position, params };
}

function more(file: string, count: number): Finding {
  return { id: 'more-findings', severity: 'error', file, params: { count } };
}
