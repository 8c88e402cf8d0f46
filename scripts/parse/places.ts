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
  return new LazyDocument(path, value, findings, read);
}

/** A class, because V8 makes a shape of its own for every object with a getter of its own, and drops those late. */
class LazyDocument<T> implements Document<T> {
  readonly path: string;
  readonly value: T | null;
  readonly findings: Finding[];
  readonly #read: () => Places;
  #places: Places | undefined;

  constructor(path: string, value: T | null, findings: Finding[], read: () => Places) {
    this.path = path;
    this.value = value;
    this.findings = findings;
    this.#read = read;
  }

  get places(): Places {
    this.#places ??= this.#read();
    return this.#places;
  }

  /** Facts are written with all that they hold. */
  toJSON(): Document<T> {
    const { path, value, findings, places } = this;
    return { path, value, findings, places };
  }
}
