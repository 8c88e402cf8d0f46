import type { Document, Pointer } from '../model/document.ts';
import type { Finding, Params, Severity } from '../model/finding.ts';

/** A finding at a place of a document; without the place, at the nearest one above it. */
export function at(
  document: Document<unknown>,
  pointer: Pointer,
  id: string,
  params: Params = {},
  severity: Severity = 'error',
): Finding {
  let place = document.places[pointer];
  for (let up = pointer; place === undefined && up !== ''; ) {
    up = up.slice(0, up.lastIndexOf('/'));
    place = document.places[up];
  }
  return { id, severity, file: document.path, ...(place?.key ?? { line: 1, column: 1 }), params };
}

/** A finding in the data file, at a line. `file` is its path from the repository root, as the profile has it. */
export function inData(
  file: string,
  line: number | undefined,
  id: string,
  params: Params = {},
  severity: Severity = 'error',
): Finding {
  return { id, severity, file, ...(line === undefined ? {} : { line }), params };
}
