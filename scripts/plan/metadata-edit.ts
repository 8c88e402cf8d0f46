import type { IsoDate, Sha256 } from '../model/vocabulary.ts';
import { yamlValue } from './yaml-value.ts';

/**
 * The text of a metadata.yml with these fields set to other values. Everything else, comments included, stays as it is.
 * null where the fields do not stand on lines of their own, as in a file that is one JSON object.
 */
export function withFields(text: string, fields: Readonly<Record<string, unknown>>): string | null {
  if (!/^[a-z_]+:/m.test(text)) return null;
  let lines = text.replaceAll('\r\n', '\n').replace(/\n*$/, '\n').split('\n').slice(0, -1);
  for (const [field, value] of Object.entries(fields)) {
    const line = `${field}: ${yamlValue(value)}`;
    const at = lines.findIndex((candidate) => candidate.startsWith(`${field}:`));
    lines =
      at < 0 ? [...lines, line] : [...lines.slice(0, at), line, ...lines.slice(endOfValue(lines, at + 1))];
  }
  return [...lines, ''].join('\n');
}

/**
 * The text of a metadata.yml whose data has become other data on a day: `before` and `after` are digests, and the one that
 * is declared, if any is, is replaced where it stands. null as with `withFields`.
 */
export function withNewData(
  text: string,
  { today, before, after }: { today: IsoDate; before: Sha256 | undefined; after: Sha256 },
): string | null {
  const declared = before === undefined ? text : text.replace(new RegExp(`\\b${before}\\b`, 'i'), after);
  return withFields(declared, { modified: today });
}

/** Indented lines belong to the key above them, and so do the items of a list that is not indented. */
function endOfValue(lines: readonly string[], from: number): number {
  let end = from;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (!/^(?:\s|- |-$)/.test(line)) break;
    end = i + 1;
  }
  return end;
}
