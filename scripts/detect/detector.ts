import type { Detection } from '../model/profile.ts';

/** What a detector may look at: the column's header, and its distinct values with where they stand. */
export interface ColumnSample {
  /** Lower-case words of the header: `patientSSN` is `patient`, `ssn`. */
  header: readonly string[];
  /** Distinct non-empty values, at most a cap; each with its number of cells and first line. */
  values: ReadonlyMap<string, Occurrence>;
}

export interface Occurrence {
  cells: number;
  line: number;
}

/**
 * One kind of value. Judges the column, not the cell: the share of distinct values that fit, and what the header says for
 * and against. Never returns a value.
 */
export interface Detector {
  kind: string;
  category: Detection['category'];
  /** Cheap test first; called for every distinct value. */
  fits(value: string): boolean;
  /** Header words that make a weak shape probable. */
  supports?: readonly string[];
  /** Header words that say it is something else. */
  denies?: readonly string[];
  /**
   * `certain`: the shape alone proves it, from a few values on. `weak`: needs a supporting header. `any`: one cell is
   * enough, whatever the column (secrets, formulas).
   */
  shape: 'certain' | 'weak' | 'any';
  /** Share of distinct values that must fit, 0 to 1. */
  share: number;
}
