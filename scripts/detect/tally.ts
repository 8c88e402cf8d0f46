import type { Detection } from '../model/profile.ts';
import type { Detector } from './detector.ts';
import { mentions, says } from './header-words.ts';

/** A certain shape needs this many distinct values, or this share of them, so that one odd code accuses no column. */
const FEW = 3;
const LEAST_SHARE = 0.01;

const MOST_LINES = 5;

/** A detector as one header lets it judge. */
export interface Question {
  detector: Detector;
  supported: boolean;
  /** Characters of the longest value that it is asked about. */
  longest: number;
}

/** What can be asked of a column with this header. Where a header rules a detector out, it looks at no value. */
export function questionsOf(detectors: readonly Detector[], header: readonly string[]): Question[] {
  return detectors
    .map((detector) => ({
      detector,
      supported: mentions(header, detector.supports),
      longest: detector.length?.[1] ?? Number.POSITIVE_INFINITY,
    }))
    .filter(
      ({ detector, supported }) =>
        detector.shape === 'any' || (!isDenied(header, detector) && (detector.shape !== 'weak' || supported)),
    );
}

/** The last word says what a thing is. */
function isDenied(header: readonly string[], { denies, despite }: Detector): boolean {
  const last = (words: readonly string[] | undefined): number =>
    header.findLastIndex((word) => says([word], words));
  return last(denies) > last(despite);
}

/** Counts the values of one column that one detector knows. */
export class Tally {
  readonly detector: Detector;
  readonly #supported: boolean;
  #fitting = 0;
  #failing = 0;
  #cells = 0;
  /** The first few, in their order. */
  readonly #lines: number[] = [];

  constructor({ detector, supported }: Question) {
    this.detector = detector;
    this.#supported = supported;
  }

  fit(cells: number, line: number): void {
    this.#fitting += 1;
    this.#cells += cells;
    if (this.#lines.length === MOST_LINES && line >= (this.#lines[MOST_LINES - 1] ?? 0)) return;
    this.#lines.push(line);
    this.#lines.sort((a, b) => a - b);
    if (this.#lines.length > MOST_LINES) this.#lines.pop();
  }

  fail(): void {
    this.#failing += 1;
  }

  /** What the column is, by this detector, of so many distinct values; null where too little fits. */
  verdict(distinct: number): Detection | null {
    const share = this.#fitting / distinct;
    const strength = this.#fitting === 0 ? null : this.#strength(share);
    if (strength === null) return null;
    const { kind, category } = this.detector;
    return {
      kind,
      category,
      strength,
      cells: this.#cells,
      share: Math.round(share * 1000) / 1000,
      lines: [...this.#lines],
    };
  }

  #strength(share: number): Detection['strength'] | null {
    const { shape, strength = 'certain', share: expected, fewest = 0, proof = 0.5 } = this.detector;
    if (shape === 'any') return strength;
    if (this.#fitting < proof * (this.#fitting + this.#failing) || this.#fitting < fewest) return null;
    if (shape === 'weak') return share < expected ? null : 'probable';
    if (shape === 'faint') return share < expected ? null : this.#supported ? 'probable' : 'possible';
    // Some airports are called like people: where a share is asked for, far below it is chance.
    if (!this.#supported && share < expected / 3) return null;
    const enough = this.#fitting >= FEW || share >= LEAST_SHARE;
    return enough && (this.#supported || share >= expected) ? 'certain' : 'possible';
  }
}
