import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import type { Document } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import { layoutOf } from './places.ts';
import { readText } from './text.ts';

/** Deeper than any of our files; hostile nesting ends here. */
const DEEPEST = 20;

/**
 * YAML to a value, with the place of every key and value, in one parse. Never throws: what cannot be read is a finding
 * at its line, and the value is null. Aliases (bombs), tags and second documents are refused.
 */
export function parseYaml(path: string, content: string | Uint8Array): Document<unknown> {
  const { text, findings } = readText(path, content);
  const document: Document<unknown> = { path, value: null, places: {}, findings };
  if (text === null) return document;
  const report = (id: string, at: { line: number; column: number }, params: Params = {}): void => {
    findings.push({ id, severity: 'error', file: path, ...at, params } satisfies Finding);
  };
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const layout = layoutOf(text, events);
    for (const { key, at } of layout.duplicates) report('duplicate-key', at, { key });
    for (const { id, at } of layout.oddities) report(id, at);
    document.places = layout.places;
    if (layout.documents > 1) report('yaml-multiple-documents', { line: 1, column: 1 });
    if (layout.documents !== 1 || layout.oddities.length > 0) return document;
    document.value = constructFromEvents(events, { source: text, json: true, maxAliases: 0 })[0] ?? null;
    if (document.value === null) report('empty-file', { line: 1, column: 1 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 };
    report('yaml-syntax', at, { reason: error.reason, tab: isTab(text, at.line) });
  }
  return document;
}

/** The commonest mistake has a fix of its own. */
function isTab(text: string, line: number): boolean {
  return /^\s*\t/.test(text.split('\n')[line - 1] ?? '');
}
