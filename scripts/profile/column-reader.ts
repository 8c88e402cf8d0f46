import { detectColumn } from '../detect/column.ts';
import type { Occurrence } from '../detect/detector.ts';
import type { ColumnProfile, DeclaredColumn, Violation } from '../model/profile.ts';
import { type CellType, cellType, columnType, fitsType } from './cell-type.ts';
import { ownText } from './own-text.ts';

/** Distinct values kept per column; beyond, `distinct` is a lower bound and new values are judged one by one. */
const MOST_DISTINCT = 20_000;

/** Ways to write "nothing", seen in the exports of real systems. */
const SENTINELS = new Set([
  'na',
  'n/a',
  'null',
  'none',
  'nan',
  '-',
  '--',
  '?',
  'unknown',
  '#n/a',
  '9999',
  '-9999',
  '1900-01-01',
]);

/** Cells longer than this are remembered by their beginning only. */
const LONGEST_KEPT = 2_000;

/** Collects what one column holds, cell by cell; works on distinct values, so that repeated ones cost one look-up. */
export class ColumnReader {
  readonly #name: string;
  readonly #declared: DeclaredColumn | undefined;
  readonly #pattern: RegExp | null;
  readonly #allowed: ReadonlySet<string> | null;
  readonly #seen = new Map<string, Occurrence>();
  readonly #violations = new Map<Violation['constraint'], Violation>();
  #nulls = 0;
  #overflow = 0;
  #minLength = Number.POSITIVE_INFINITY;
  #maxLength = 0;

  constructor(name: string, declared: DeclaredColumn | undefined) {
    this.#name = name;
    this.#declared = declared;
    this.#pattern = safePattern(declared?.constraints?.pattern);
    const allowed = declared?.constraints?.enum;
    this.#allowed = allowed === undefined ? null : new Set(allowed.map(String));
  }

  add(value: string, line: number): void {
    if (value === '') {
      this.#nulls += 1;
      if (this.#declared?.constraints?.required === true) this.#violate('required', 1, line);
      return;
    }
    const kept = value.length > LONGEST_KEPT ? value.slice(0, LONGEST_KEPT) : value;
    const known = this.#seen.get(kept);
    if (known !== undefined) {
      known.cells += 1;
      if (this.#declared?.constraints?.unique === true) this.#violate('unique', 1, line);
      return;
    }
    if (value.length < this.#minLength) this.#minLength = value.length;
    if (value.length > this.#maxLength) this.#maxLength = value.length;
    if (this.#seen.size >= MOST_DISTINCT) this.#overflow += 1;
    else this.#seen.set(kept, { cells: 1, line });
  }

  finish(position: number): ColumnProfile {
    const types = new Map<CellType, number>();
    const sentinels: Record<string, number> = {};
    for (const [value, occurrence] of this.#seen) {
      const type = cellType(value);
      if (value.length <= 10 && SENTINELS.has(value.toLowerCase())) sentinels[value] = occurrence.cells;
      else types.set(type, (types.get(type) ?? 0) + 1);
      this.#holdAgainstDeclaration(value, type, occurrence);
    }
    const { type, share } = columnType(types);
    return {
      name: this.#name,
      position,
      type,
      typeShare: Math.floor(share * 1000) / 1000,
      nulls: this.#nulls,
      sentinels,
      distinct: this.#seen.size + (this.#overflow > 0 ? 1 : 0),
      distinctExact: this.#overflow === 0,
      ...this.#range(type),
      minLength: this.#maxLength === 0 ? 0 : this.#minLength,
      maxLength: this.#maxLength,
      violations: [...this.#violations.values()],
      detections: detectColumn(this.#name, this.#seen),
    };
  }

  #holdAgainstDeclaration(value: string, type: CellType, { cells, line }: Occurrence): void {
    const declared = this.#declared;
    if (declared === undefined) return;
    const { minimum, maximum } = declared.constraints ?? {};
    if (declared.type !== undefined && !fitsType(value, type, declared.type))
      this.#violate('type', cells, line);
    else {
      if (minimum !== undefined && compare(value, minimum) < 0) this.#violate('minimum', cells, line);
      if (maximum !== undefined && compare(value, maximum) > 0) this.#violate('maximum', cells, line);
    }
    if (this.#pattern !== null && !this.#pattern.test(value)) this.#violate('pattern', cells, line);
    if (this.#allowed !== null && !this.#allowed.has(value)) this.#violate('enum', cells, line);
  }

  #violate(constraint: Violation['constraint'], cells: number, line: number): void {
    const known = this.#violations.get(constraint);
    if (known === undefined) this.#violations.set(constraint, { constraint, count: cells, line });
    else {
      known.count += cells;
      known.line = Math.min(known.line, line);
    }
  }

  /** Numbers and dates only: the smallest name of a person is a name of a person. */
  #range(type: ColumnProfile['type']): { min?: string; max?: string } {
    const numeric = type === 'integer' || type === 'number';
    if (!numeric && type !== 'date' && type !== 'datetime') return {};
    let min: string | undefined;
    let max: string | undefined;
    for (const value of this.#seen.keys()) {
      const cell = cellType(value);
      const fits = numeric ? cell === 'integer' || cell === 'number' : cell === 'date' || cell === 'datetime';
      if (!fits || SENTINELS.has(value)) continue;
      if (min === undefined || compare(value, numeric ? Number(min) : min) < 0) min = value;
      if (max === undefined || compare(value, numeric ? Number(max) : max) > 0) max = value;
    }
    return min === undefined || max === undefined ? {} : { min: ownText(min), max: ownText(max) };
  }
}

function compare(value: string, bound: number | string): number {
  if (typeof bound === 'number') return Number(value) - bound;
  return value < bound ? -1 : value > bound ? 1 : 0;
}

/** A pattern must hold for the whole cell. One that does not compile is the metadata's fault and is said there. */
function safePattern(pattern: string | undefined): RegExp | null {
  if (pattern === undefined) return null;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
}
