import type { Profile } from '../model/profile.ts';
import { type Decoding, decoder } from './decode.ts';
import { JsonItems } from './json-items.ts';
import { LineEndings } from './line-endings.ts';
import type { TableReader } from './table-reader.ts';
import { isSuspicious } from './text-stream.ts';

/** How a file of objects names itself; null: it is separated text. */
export type JsonKind = 'lines' | 'list';

/** GeoJSON and lists of objects have their rows in a list, JSON lines one after another. */
export function jsonKindOf(file: string, mediaType = ''): JsonKind | null {
  const name = file.replace(/[?#].*$/, '').toLowerCase();
  if (/\.(csv|tsv|txt)$/.test(name)) return null;
  if (/\.(jsonl|ndjson|geojsonl)$/.test(name) || /ndjson|jsonl|json-lines|json-seq/.test(mediaType))
    return 'lines';
  return /\.(geo)?json$/.test(name) || /^application\/(geo\+)?json$/.test(mediaType) ? 'list' : null;
}

/** So many objects are looked at for their names before the first one is a row: many leave out what they have not. */
const FIRST = 1_000;
/** And no more text than this is held back for it. */
const MOST_HELD = 4 * 1024 * 1024;

/** Feeds a table with the objects of a file: names are columns; of a GeoJSON feature its properties and its place. */
export class JsonReading {
  readonly #decoder: ReturnType<typeof decoder>;
  readonly #items: JsonItems;
  readonly #endings = new LineEndings();
  readonly #table: TableReader;
  #names: string[] | null = null;
  #held = 0;
  #first: { row: Map<string, string>; line: number }[] = [];

  constructor({ encoding }: Decoding, kind: JsonKind, table: TableReader) {
    this.#decoder = decoder(encoding);
    this.#table = table;
    this.#items = new JsonItems(kind === 'lines', (text, line) => this.#row(text, line));
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#push(this.#decoder.decode(chunk, { stream: true }));
  }

  async end(): Promise<void> {
    this.#push(this.#decoder.decode());
    this.#items.end();
    this.#begin();
    const { state, line } = this.#items;
    if (state === 'broken') this.#table.faults.add('broken-json', line);
    if (state === 'too-large')
      this.#table.faults.add('too-large', line, { expected: 'objects of at most 16 megabytes' });
  }

  get failed(): boolean {
    return this.#items.state !== 'ended';
  }

  get lineEnding(): Profile['lineEnding'] {
    return this.#endings.kind;
  }

  #push(text: string): void {
    if (isSuspicious(text)) this.#table.suspicious = true;
    this.#endings.add(text);
    this.#items.write(text);
  }

  #row(text: string, line: number): boolean {
    const row = rowOf(text);
    if (row === null) return false;
    if (this.#names !== null) this.#record(this.#names, row, line);
    else {
      this.#held += text.length;
      if (this.#first.push({ row, line }) >= FIRST || this.#held > MOST_HELD) this.#begin();
    }
    return true;
  }

  #begin(): void {
    const [first] = this.#first;
    if (this.#names !== null || first === undefined) return;
    const names = [...new Set(this.#first.flatMap(({ row }) => [...row.keys()]))];
    this.#names = names;
    this.#table.record(names, first.line);
    for (const { row, line } of this.#first) this.#record(names, row, line);
    this.#first = [];
  }

  #record(names: readonly string[], row: Map<string, string>, line: number): void {
    const cells = names.map((name) => row.get(name) ?? '');
    // A name that none of the first objects has has no column.
    const more = [...row.keys()].filter((name) => !names.includes(name));
    this.#table.record([...cells, ...more.map((name) => row.get(name) ?? '')], line);
  }
}

function rowOf(text: string): Map<string, string> | null {
  const item = objectOf(text);
  if (item === null) return null;
  if (item.type !== 'Feature') return cellsOf(item);
  const cells = cellsOf(isObject(item.properties) ? item.properties : {});
  // Some write the place among the properties too, in capitals or not.
  const said = new Set([...cells.keys()].map((name) => name.toLowerCase()));
  for (const [name, value] of placeOf(item.geometry)) if (!said.has(name)) cells.set(name, value);
  return cells;
}

/** Deeper, or with more names, an object is no part of a row but something else: it stays text. */
const DEEPEST = 4;
const MOST_NAMES = 50;

/** What stands inside an object is a column of its own, `owner.phone`: a name or a number in it is judged as any other. */
function cellsOf(item: object): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(item)) put(cells, name, value, 1);
  return cells;
}

function put(cells: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (Array.isArray(value) && depth < DEEPEST && value.length > 0)
    for (const one of value) put(cells, name, one, depth + 1);
  else if (isObject(value) && depth < DEEPEST && isPart(value))
    for (const [inner, one] of Object.entries(value)) put(cells, `${name}.${inner}`, one, depth + 1);
  else {
    const before = cells.get(name);
    const cell = cellOf(value);
    cells.set(name, before === undefined || before === '' ? cell : `${before}; ${cell}`);
  }
}

function isPart(value: object): boolean {
  const { length } = Object.keys(value);
  return length > 0 && length <= MOST_NAMES;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The coordinates of a point (RFC 7946: longitude first); of other shapes their kind. */
function placeOf(geometry: unknown): [string, string][] {
  if (!isObject(geometry)) return [];
  const { type, coordinates } = geometry;
  if (type !== 'Point' || !Array.isArray(coordinates)) return [['geometry', cellOf(type)]];
  return [
    ['longitude', cellOf(coordinates[0])],
    ['latitude', cellOf(coordinates[1])],
  ];
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
