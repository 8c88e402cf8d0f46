import type { Document } from '../model/document.ts';
import { faultFinding } from './fault.ts';
import { type SchemaName, validator } from './schemas.ts';

/** More findings than this help nobody. */
const MOST_FINDINGS = 100;

/**
 * Holds a parsed file against its schema. Every fault becomes a finding at its line.
 *
 * The value survives only a file whose shape is right: a missing key or a wrong type would make later code read what is
 * not there, so such a file has the value null and only its findings speak. Unknown keys, values not in a list and wrong
 * formats leave the value usable.
 */
export function validate<T>(document: Document<unknown>, schema: SchemaName): Document<T> {
  const { path, places, value } = document;
  const findings = [...document.findings];
  if (value === null) return { path, places, findings, value: null };
  const check = validator(schema);
  if (check(value)) return { path, places, findings, value: value as T };
  const faults = (check.errors ?? []).flatMap((error) => faultFinding(path, places, error) ?? []);
  const once = new Map(faults.map((fault) => [`${fault.finding.id} ${fault.pointer}`, fault]));
  const shown = [...once.values()].slice(0, MOST_FINDINGS);
  const shapeless = shown.some((fault) => fault.shape);
  return { path, places, findings: [...findings, ...shown.map((fault) => fault.finding)], value: shapeless ? null : (value as T) };
}
