import type { Document, Pointer } from '../../model/document.ts';
import type { Finding, Params, Severity } from '../../model/finding.ts';

/** A finding where a value of a document stands; without a place of its own, at the start of the file. */
export function placeFinding(
  document: Document<unknown>,
  pointer: Pointer,
  id: string,
  params: Params,
  severity: Severity = 'error',
): Finding {
  const position = document.places[pointer]?.value ?? { line: 1, column: 1 };
  return { id, severity, file: document.path, ...position, params };
}
