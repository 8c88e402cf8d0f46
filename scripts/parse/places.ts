import { parseEvents } from 'js-yaml';
import type { Document, Place, Pointer } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { Composition } from './compose.ts';
import { lineStarts, positionAt } from './lines.ts';

export type Places = Record<Pointer, Place>;

/** Where every key and value of a text that parses stands. */
export function placesOf(text: string, maxDepth: number): Places {
  const places: Places = {};
  const starts = lineStarts(text);
  new Composition(text, parseEvents(text, { maxDepth }), (pointer, key, value) => {
    places[pointer] = { key: positionAt(starts, key), value: positionAt(starts, value) };
  });
  return places;
}

/**
 * A document whose places are worked out when first asked for. Only findings ask: of ten thousand sound files none
 * does, and keeping a place for each of their keys would cost more time and memory than reading them.
 */
export function documentOf<T>(
  path: string,
  value: T | null,
  findings: Finding[],
  read: () => Places,
): Document<T> {
  let places: Places | null = null;
  return {
    path,
    value,
    findings,
    get places() {
      places ??= read();
      return places;
    },
  };
}
