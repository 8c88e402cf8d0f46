import type { Detection } from '../model/profile.ts';
import { charactersOf, LETTER } from './characters.ts';
import { concerns, type Occurrence } from './detector.ts';
import { headerWords, perHeader } from './header-words.ts';
import { detectors } from './index.ts';
import { plainly } from './plainly.ts';
import { Spellings } from './spellings.ts';
import { type Question, questionsOf, Tally } from './tally.ts';

const ORDER = { certain: 0, probable: 1, possible: 2 } as const;

/** Of longer values it is not worked out beforehand whether they are too long. */
const LONG = 64;

/** What a column is asked, and which of it a value is asked. */
interface Questions {
  all: readonly Question[];
  /** By length and the bits of characters.ts, worked out as they come. */
  of: Map<number, readonly Question[]>;
}

const questionsUnder = perHeader(
  (name): Questions => ({ all: questionsOf(detectors, headerWords(name)), of: new Map() }),
);

/** What one value tells of all others that differ from it in digits only. */
export interface Likeness {
  fit: readonly Question[];
  fail: readonly Question[];
  /** What has to see each of them. */
  ask: readonly Question[];
}

/** What a column holds that residents should not find in it, from its distinct non-empty values one by one. */
export class ColumnJudge {
  readonly #questions: Questions;
  /** Small numbers, days and times belong to nobody unless the header says so (profile/cell-measure.test.ts): does this one? */
  readonly looksAtMeasures: boolean;
  /** Of what was found: most columns hold nothing of what is looked for. */
  #tallies: Map<Question, Tally> | undefined;
  #distinct = 0;
  #lastKey = -1;
  #lastAsked: readonly Question[] = [];
  readonly #spellings = new Spellings();

  constructor(name: string) {
    this.#questions = questionsUnder(name);
    this.looksAtMeasures = this.#questions.all.some(({ detector }) => detector.shape === 'weak');
  }

  take(value: string, occurrence: Occurrence): void {
    this.#distinct += 1;
    const held = charactersOf(value);
    if ((held & LETTER) !== 0) this.#spellings.take(value, occurrence);
    const shown = plainly(value, held);
    if (shown === value) {
      for (const question of this.#asked(held, value.length))
        if (value.length <= question.longest) this.#ask(question, value, occurrence);
      return;
    }
    // What runs or hides in a cell does so as it stands there; what a number is does not hang on its padding.
    const shownHeld = charactersOf(shown);
    for (const question of this.#questions.all) {
      const asIs = question.detector.shape === 'any';
      if (concerns(question.detector, asIs ? held : shownHeld, asIs ? value.length : shown.length))
        this.#ask(question, asIs ? value : shown, occurrence);
    }
  }

  /** null: what one value like this is does not tell what another is. */
  likenessOf(value: string): Likeness | null {
    const held = charactersOf(value);
    if (plainly(value, held) !== value) return null;
    const asked = this.#asked(held, value.length).filter(({ longest }) => value.length <= longest);
    const alike = asked.filter(({ detector }) => detector.digits === 'alike');
    const fit = alike.filter(({ detector }) => detector.fits(value));
    return {
      fit,
      fail: alike.filter((question) => !fit.includes(question) && question.detector.fails?.(value) === true),
      ask: asked.filter(({ detector: { digits } }) =>
        typeof digits === 'function' ? digits(value) : digits === undefined,
      ),
    };
  }

  /** As `take`, of one cell whose likeness is known, but for what has to see it. */
  takeLike({ fit, fail }: Likeness, line: number): void {
    this.#distinct += 1;
    for (const question of fit) this.#tallyOf(question).fit(1, line);
    for (const question of fail) this.#tallyOf(question).fail();
  }

  /** What has to see a cell that was taken so. */
  askOf(value: string, { ask }: Likeness, line: number): void {
    for (const question of ask) this.#ask(question, value, { cells: 1, line });
  }

  #ask(question: Question, value: string, occurrence: Occurrence): void {
    const { detector } = question;
    if (detector.fits(value)) this.#tallyOf(question).fit(occurrence.cells, occurrence.line);
    else if (detector.fails?.(value) === true) this.#tallyOf(question).fail();
  }

  /** Values of one column are alike: mostly it is what the value before was asked. */
  #asked(held: number, length: number): readonly Question[] {
    const key = held * (LONG + 1) + Math.min(length, LONG);
    if (key === this.#lastKey) return this.#lastAsked;
    const { all, of } = this.#questions;
    const asked =
      of.get(key) ?? all.filter(({ detector }) => concerns(detector, held, Math.min(length, LONG)));
    of.set(key, asked);
    this.#lastKey = key;
    this.#lastAsked = asked;
    return asked;
  }

  /** A value that is not looked at. */
  pass(): void {
    this.#distinct += 1;
  }

  #tallyOf(question: Question): Tally {
    this.#tallies ??= new Map();
    const known = this.#tallies.get(question);
    if (known !== undefined) return known;
    const tally = new Tally(question);
    this.#tallies.set(question, tally);
    return tally;
  }

  /** One detection a kind, the strongest. */
  verdict(): Detection[] {
    const tallies = this.#tallies;
    const alike = this.#spellings.verdict();
    if (tallies === undefined) return alike;
    const found = new Map<string, Detection>();
    for (const question of this.#questions.all) {
      const detection = tallies.get(question)?.verdict(this.#distinct) ?? null;
      const known = detection === null ? undefined : found.get(detection.kind);
      if (detection !== null && (known === undefined || ORDER[detection.strength] < ORDER[known.strength]))
        found.set(detection.kind, detection);
    }
    return [...found.values(), ...alike].sort(
      (a, b) => ORDER[a.strength] - ORDER[b.strength] || (a.kind < b.kind ? -1 : 1),
    );
  }
}
