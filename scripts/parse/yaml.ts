import { parseEvents, YAMLException } from 'js-yaml';
import type { Document } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import { Composition } from './compose.ts';
import { lineStarts, positionAt } from './lines.ts';
import { documentOf, placesOf } from './places.ts';
import { diagnose } from './syntax-problem.ts';
import { readText } from './text.ts';

/** Deeper than any of our files; hostile nesting ends here. */
export const DEEPEST = 20;
/** More findings of one kind of trouble help nobody. */
const MOST_FINDINGS = 20;

/**
 * YAML to a value, with the place of every key and value. Never throws: what cannot be read is a finding at its line.
 * The value is null where the file is no YAML, says nothing, or uses what could make it mean more than it shows: aliases
 * (bombs), tags, several documents, keys that are no words. A key that stands twice leaves the value readable.
 */
export function parseYaml(path: string, content: string | Uint8Array): Document<unknown> {
  const { text, findings } = readText(path, content);
  const unreadable = (): Document<unknown> => documentOf(path, null, findings, () => ({}));
  if (text === null) return unreadable();

  const report = (id: string, at: { line: number; column: number }, params: Params = {}): void => {
    findings.push({ id, severity: 'error', file: path, ...at, params } satisfies Finding);
  };
  try {
    const { value, documents, oddities } = new Composition(text, parseEvents(text, { maxDepth: DEEPEST }));
    const starts = oddities.length === 0 ? [] : lineStarts(text);
    for (const { id, offset, params } of oddities.slice(0, MOST_FINDINGS))
      report(id, positionAt(starts, offset), params);
    if (documents > 1)
      report('yaml-multiple-documents', { line: secondDocument(text, documents), column: 1 }, { documents });
    else if (value === null && oddities.length === 0) report('empty-file', { line: 1, column: 1 });
    const refused = documents > 1 || oddities.some(({ id }) => id !== 'duplicate-key');
    return documentOf(path, refused ? null : value, findings, () => placesOf(text, DEEPEST));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    if (error.reason.startsWith('nesting exceeded')) report('yaml-too-deep', at, { limit: DEEPEST });
    else {
      const cause = diagnose(error.reason, text, at);
      report('yaml-syntax', cause.at, { problem: cause.problem, reason: error.reason });
    }
    return unreadable();
  }
}

/** Line of the marker that begins the second document. */
function secondDocument(text: string, documents: number): number {
  const markers = [...text.matchAll(/^---(?=\s|$)/gm)];
  const second = markers.at(1 - documents)?.index ?? 0;
  return positionAt(lineStarts(text), second).line;
}
