import type { Detection } from '../model/profile.ts';
import type { Occurrence } from './detector.ts';

/** A list of codes is short; beyond, a column holds names or texts, where likeness means nothing. */
const MOST_CODES = 500;
const LONGEST_CODE = 60;
const MOST_LINES = 5;

/** `-1e-05` is no other spelling of `1e-05`. */
const NUMBER = /^[+-]?[\d.,]+(e[+-]?\d+)?$/i;
/** What stands between two words. A dash at the end may be a grade or a blood group ("A-"). */
const BETWEEN = /(?<=[^\s_-])[\s_-]+(?=[^\s_-])/g;

/** Codes that differ in capital letters or spaces only: "Open", "OPEN ", "open". */
export class Spellings {
  readonly #first = new Map<string, Occurrence>();
  readonly #alike: Occurrence[] = [];
  #distinct = 0;

  take(value: string, occurrence: Occurrence): void {
    this.#distinct += 1;
    if (this.#distinct > MOST_CODES || value.length > LONGEST_CODE || NUMBER.test(value)) return;
    const folded = value.normalize('NFC').toLowerCase().trim().replaceAll(BETWEEN, ' ');
    const known = this.#first.get(folded);
    if (known === undefined) this.#first.set(folded, occurrence);
    else this.#alike.push(occurrence);
  }

  verdict(): Detection[] {
    if (this.#alike.length === 0 || this.#distinct > MOST_CODES) return [];
    const lines = this.#alike.map(({ line }) => line).sort((a, b) => a - b);
    return [
      {
        kind: 'near-duplicate',
        category: 'damage',
        strength: 'possible',
        cells: this.#alike.reduce((sum, { cells }) => sum + cells, 0),
        share: Math.round((this.#alike.length / this.#distinct) * 1000) / 1000,
        lines: lines.slice(0, MOST_LINES),
      },
    ];
  }
}
