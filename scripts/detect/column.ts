import type { Detection } from '../model/profile.ts';
import { charactersOf, LETTER } from './characters.ts';
import type { Occurrence } from './detector.ts';
import { headerWords } from './header-words.ts';
import { detectors } from './index.ts';
import { plainly } from './plainly.ts';
import { Spellings } from './spellings.ts';
import { type Question, questionsOf, Tally } from './tally.ts';

const ORDER = { certain: 0, probable: 1, possible: 2 } as const;

/** Headers of a city repeat: what each allows is worked out once, for so many. */
const MOST_HEADERS = 1_000;
const questions = new Map<string, Questions>();

/** What a column is asked, and which of it a value is asked that holds certain characters. */
interface Questions {
  all: readonly Question[];
  /** By the bits of characters.ts, worked out as they come. */
  of: (readonly Question[] | undefined)[];
}

function questionsUnder(name: string): Questions {
  const known = questions.get(name);
  if (known !== undefined) return known;
  if (questions.size >= MOST_HEADERS) questions.clear();
  const found = { all: questionsOf(detectors, headerWords(name)), of: [] };
  questions.set(name, found);
  return found;
}

/** What a column holds that residents should not find in it, from its distinct non-empty values one by one. */
export class ColumnJudge {
  readonly #questions: Questions;
  /** Small numbers, days and times belong to nobody unless the header says so (profile/cell-measure.test.ts): does this one? */
  readonly looksAtMeasures: boolean;
  /** Of what was found: most columns hold nothing of what is looked for. */
  #tallies: Map<Question, Tally> | undefined;
  #distinct = 0;
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
    const shownHeld = shown === value ? held : charactersOf(shown);
    for (const question of this.#asked(held | shownHeld)) {
      const { detector, needs } = question;
      // What runs or hides in a cell does so as it stands there; what a number is does not hang on its padding.
      const asIs = detector.shape === 'any';
      if (((asIs ? held : shownHeld) & needs) !== needs) continue;
      const seen = asIs ? value : shown;
      if (detector.fits(seen)) this.#tallyOf(question).fit(occurrence);
      else if (detector.fails?.(seen) === true) this.#tallyOf(question).fail();
    }
  }

  #asked(held: number): readonly Question[] {
    const known = this.#questions.of[held];
    if (known !== undefined) return known;
    const asked = this.#questions.all.filter(({ needs }) => (held & needs) === needs);
    this.#questions.of[held] = asked;
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
