import type { Detection } from '../model/profile.ts';

/** Where a distinct value of a column stands: in how many cells, and in which line first. */
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
  /** Bits of detect/characters.ts: a value that lacks any of them is not asked about. Absent: every value is. */
  needs?: number;
  /** Bits too: a value that holds any of them is not asked about. */
  lacks?: number;
  /** Fewest and most characters of a value that is asked about. */
  length?: readonly [number, number];
  /** Cheap test first; called for every distinct value. */
  fits(value: string): boolean;
  /**
   * What digits mean to it. `alike`: fits() and fails() say the same of two values that differ in digits only. A test: such
   * values may fit, false where none of them does. Absent: it has to see every value.
   */
  digits?: 'alike' | ((value: string) => boolean);
  /** A value of the same shape that fails its own proof (a check digit): where most do, the few that pass do so by chance. */
  fails?(value: string): boolean;
  /** Share of those that fit or fail that must fit, 0 to 1; half of them, where nothing is said. */
  proof?: number;
  /** Header words that make a weak shape probable. */
  supports?: readonly string[];
  /** Header words that say it is something else. */
  denies?: readonly string[];
  /** Header words that, behind one of these, say that it is one all the same: a business owner is no business. */
  despite?: readonly string[];
  /**
   * `certain`: the shape alone proves it, from a few values on. `weak`: needs a supporting header. `faint`: as weak, and
   * worth a look without the header. `any`: one cell is enough, whatever the column (secrets, formulas).
   */
  shape: 'certain' | 'weak' | 'faint' | 'any';
  /** How sure an `any` shape is; certain, where nothing is said. */
  strength?: Detection['strength'];
  /** Share of distinct values that must fit, 0 to 1. */
  share: number;
  /** Fewer values that fit are chance, whatever their share: for shapes that one number in ten has. */
  fewest?: number;
}

/**
 * Of numbers with a check digit, in a few cells of any column under any header: one in ten passes by chance, but of a handful
 * that all do, or nearly all, none did so by chance.
 */
export const PROVEN_BY_A_HANDFUL = { shape: 'certain', share: 0, fewest: 4, proof: 0.9 } as const;

/** Is a value to be asked about, by its bits of characters.ts and its length? Spares most detectors most values. */
export function concerns(
  { needs = 0, lacks = 0, length }: Detector,
  held: number,
  characters: number,
): boolean {
  if ((held & needs) !== needs || (held & lacks) !== 0) return false;
  return length === undefined || (characters >= length[0] && characters <= length[1]);
}
