import { cellPattern } from '../model/cell-pattern.ts';
import type { DeclaredColumn, Violation } from '../model/profile.ts';
import { type CellType, fitsType } from './cell-type.ts';

/** Cells longer than this are not held against a pattern: it is one for codes. */
const LONGEST_CODE = 256;

/** What `metadata.yml` says of a column, and the cells that break it. */
export class Declaration {
  readonly violations: Violation[] = [];
  /** Types and bounds of numbers are held against what a cell measures, all else against how it is written. */
  readonly readsText: boolean;
  /** Nothing is held against a text but that it is one. */
  readonly asksOnlyType: boolean;
  readonly #declared: DeclaredColumn;
  readonly #pattern: RegExp | null;
  readonly #allowed: ReadonlySet<string> | null;

  constructor(declared: DeclaredColumn) {
    const { pattern, enum: allowed, minimum, maximum } = declared.constraints ?? {};
    this.#declared = declared;
    this.#pattern = pattern === undefined ? null : cellPattern(pattern);
    this.#allowed = allowed === undefined ? null : new Set(allowed.map(String));
    this.readsText =
      pattern !== undefined ||
      allowed !== undefined ||
      typeof minimum === 'string' ||
      typeof maximum === 'string' ||
      declared.type === 'boolean' ||
      declared.type === 'year' ||
      declared.type === 'geopoint';
    this.asksOnlyType = !this.readsText && minimum === undefined && maximum === undefined;
  }

  get isUnique(): boolean {
    return this.#declared.constraints?.unique === true;
  }

  /** An empty cell. */
  holdNothing(line: number): void {
    if (this.#declared.constraints?.required === true) this.violate('required', 1, line);
  }

  /** A value, and in how many cells it stands. */
  hold(value: string, type: CellType, cells: number, line: number): void {
    const { type: declared, constraints } = this.#declared;
    const { minimum, maximum } = constraints ?? {};
    if (declared !== undefined && !fitsType(value, type, declared)) this.violate('type', cells, line);
    else {
      if (minimum !== undefined && compare(value, minimum) < 0) this.violate('minimum', cells, line);
      if (maximum !== undefined && compare(value, maximum) > 0) this.violate('maximum', cells, line);
    }
    if (this.#pattern !== null && value.length <= LONGEST_CODE && !this.#pattern.test(value))
      this.violate('pattern', cells, line);
    if (this.#allowed !== null && !this.#allowed.has(value)) this.violate('enum', cells, line);
  }

  /** One cell by what it measures (cell-measure.ts); only where no text is asked for. */
  holdMeasure(measured: number, type: CellType, line: number): void {
    const { type: declared, constraints } = this.#declared;
    const { minimum, maximum } = constraints ?? {};
    if (declared !== undefined && !fitsType('', type, declared)) this.violate('type', 1, line);
    else if (minimum !== undefined && measured < Number(minimum)) this.violate('minimum', 1, line);
    else if (maximum !== undefined && measured > Number(maximum)) this.violate('maximum', 1, line);
  }

  violate(constraint: Violation['constraint'], cells: number, line: number): void {
    const known = this.violations.find((violation) => violation.constraint === constraint);
    if (known === undefined) this.violations.push({ constraint, count: cells, line });
    else {
      known.count += cells;
      known.line = Math.min(known.line, line);
    }
  }
}

/** A bound in quotes is a number too where the cell and it both read as one; dates compare as they are written. */
function compare(value: string, bound: number | string): number {
  const cell = Number(value);
  const limit = Number(bound);
  if (!Number.isNaN(cell) && !Number.isNaN(limit)) return cell - limit;
  return value < String(bound) ? -1 : value > String(bound) ? 1 : 0;
}
