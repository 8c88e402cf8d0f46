import type { Calendar } from '../../model/profile.ts';
import { lowOf, type Row } from './row.ts';

const DAY_MS = 86_400_000;
/** A century of days; more different ones are no series. */
const MOST_DAYS = 40_000;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** The days of a series, its usual step and its longest gap. */
export class Days {
  readonly #column: number;
  readonly #name: string;
  /** Digests of the cells that were looked at. */
  readonly #seen = new Set<number>();
  readonly #days = new Set<string>();

  constructor(name: string, column: number) {
    this.#column = column;
    this.#name = name;
  }

  add(row: Row): void {
    const low = lowOf(row, this.#column);
    if (this.#column >= row.count || this.#days.size === MOST_DAYS || this.#seen.has(low)) return;
    const value = row.text(this.#column);
    if (this.#seen.size < MOST_DAYS) this.#seen.add(low);
    if (DATE.test(value)) this.#days.add(value.slice(0, 10));
  }

  finish(): Calendar | undefined {
    const days = [...this.#days].filter((day) => !Number.isNaN(Date.parse(day))).sort();
    if (days.length < 3 || this.#days.size === MOST_DAYS) return undefined;
    const steps = days.slice(1).map((day, i) => (Date.parse(day) - Date.parse(days[i] ?? day)) / DAY_MS);
    const longest = steps.reduce((best, step, i) => (step > (steps[best] ?? 0) ? i : best), 0);
    const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
    return {
      column: this.#name,
      days: days.length,
      usual,
      regular:
        Math.round(
          (steps.filter((step) => step <= usual * 1.5 && step >= usual / 1.5).length / steps.length) * 100,
        ) / 100,
      longest: { from: days[longest] ?? '', to: days[longest + 1] ?? '', days: steps[longest] ?? 0 },
    };
  }
}
