import type { ColumnProfile } from '../model/profile.ts';
import type { Measure } from './cell-measure.ts';
import { type CellType, columnType, countType, noneOfEach } from './cell-type.ts';
import { days, numbers, type Range } from './range.ts';
import { isSentinel } from './sentinel.ts';

/** Integers from this many digits on are numbers of something or somebody; their smallest says nothing but itself. */
const DIGITS_OF_A_NUMBER = 9;

export type Measured = Pick<
  ColumnProfile,
  'type' | 'typeShare' | 'sentinels' | 'minLength' | 'maxLength' | 'min' | 'max'
>;

/** Adds up what the cells of one column are: types, lengths, ends, and how numbers and days are spread between them. */
export class ColumnMeasures {
  /** By distinct value, and by cell. */
  readonly #types = noneOfEach();
  readonly #cells = noneOfEach();
  readonly #sentinels: Record<string, number> = {};
  /** Of each there is none in most columns. */
  #numbers: Range | null = null;
  #days: Range | null = null;
  #minLength = Number.POSITIVE_INFINITY;
  #maxLength = 0;

  /** In characters. */
  addLength(length: number): void {
    if (length < this.#minLength) this.#minLength = length;
    if (length > this.#maxLength) this.#maxLength = length;
  }

  /** A distinct value and in how many cells it stands. */
  add(value: string, type: CellType, cells: number): void {
    if (isSentinel(value)) this.#sentinels[value] = (this.#sentinels[value] ?? 0) + cells;
    else {
      this.#count(type, cells);
      this.#rangeOf(type)?.add(value, cells);
    }
  }

  /** One cell, by its place and what it measures. */
  addMeasure({ type, value }: Measure, bytes: Uint8Array, start: number, end: number): void {
    this.addLength(end - start);
    this.#count(type, 1);
    this.#rangeOf(type)?.addFrom(bytes, start, end, value);
  }

  /** One cell of text. */
  addText(length: number): void {
    this.addLength(length);
    this.#count('string', 1);
  }

  #count(type: CellType, cells: number): void {
    countType(this.#types, type, 1);
    countType(this.#cells, type, cells);
  }

  #rangeOf(type: CellType): Range | null {
    switch (type) {
      case 'integer':
      case 'number':
        this.#numbers ??= numbers();
        return this.#numbers;
      case 'date':
      case 'datetime':
        this.#days ??= days();
        return this.#days;
      default:
        return null;
    }
  }

  finish(): Measured {
    const { type, share } = columnType(this.#types, this.#cells);
    return {
      type,
      typeShare: Math.floor(share * 1000) / 1000,
      sentinels: this.#sentinels,
      minLength: this.#maxLength === 0 ? 0 : this.#minLength,
      maxLength: this.#maxLength,
      ...this.#ends(type),
    };
  }

  /** Numbers and dates only: the smallest name of a person is a name of a person, and so is the smallest telephone number. */
  #ends(type: ColumnProfile['type']): { min?: string; max?: string } {
    if (type === 'date' || type === 'datetime') return this.#days?.ends() ?? {};
    const measures = type === 'number' || (type === 'integer' && this.#minLength < DIGITS_OF_A_NUMBER);
    return (measures ? this.#numbers?.ends() : null) ?? {};
  }

  /** How a column of this type is spread; null where that says nothing, or too much. */
  distribution({ type, min }: ColumnProfile): number[] | null {
    if (min === undefined) return null;
    const range = type === 'date' || type === 'datetime' ? this.#days : this.#numbers;
    return range?.distribution(type === 'integer' || type === 'date') ?? null;
  }
}
