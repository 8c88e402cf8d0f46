import { digestOf } from './cell-digest.ts';
import { DistinctCount } from './distinct-count.ts';

/** So many unknown values in less than twice as many lines: the next will be unknown too. */
const TRIAL = 4_096;

/** What becomes of a column that has more different values than are remembered: they are counted, and may stop being looked up. */
export class Overflow {
  /** Hardly a value of this column comes again: to ask whether one is known costs more than it spares. */
  isHopeless = false;
  readonly #count = new DistinctCount();
  readonly #begun: number;
  #unknown = 0;

  /** `remembered`: the values that are kept; `line`: of the first one that is not. */
  constructor(remembered: Iterable<{ value: string }>, line: number) {
    this.#begun = line;
    for (const { value } of remembered) {
      const { high, low } = digestOf(value);
      this.#count.add(high, low);
    }
  }

  /** A value that is not remembered, by its digest. */
  add(high: number, low: number, line: number): void {
    this.#count.add(high, low);
    this.#unknown += 1;
    if (this.#unknown === TRIAL) this.isHopeless = line - this.#begun < 2 * TRIAL;
  }

  /** How many different values there were, those that are remembered among them. */
  estimate(): number {
    return this.#count.estimate();
  }
}
