/** One object longer than this is no row, or never ends. */
const LONGEST = 16 * 1024 * 1024;
/** The list of a GeoJSON file begins within so many characters. */
const LONGEST_HEAD = 1024 * 1024;
/** What changes where one is in JSON. */
const TURNS = /["\\{}\n\][]/g;

/** Takes one object after another, as text; false ends the reading. */
export type TakesItem = (text: string, line: number) => boolean;

/**
 * Cuts the objects out of JSON lines, of a list, or of the features of a GeoJSON file, from text that arrives in pieces
 * and without holding more than one of them.
 */
export class JsonItems {
  readonly #take: TakesItem;
  readonly #lines: boolean;
  #waiting = '';
  /** Up to here the waiting text was looked through. */
  #at = 0;
  #line = 1;
  #depth = 0;
  #inText = false;
  #start = -1;
  #startLine = 1;
  /** Depth at which objects are rows; unknown until they begin. */
  #rows: number | null = null;
  state: 'reading' | 'ended' | 'broken' | 'too-large' = 'reading';

  /** `lines`: an object follows the other; otherwise they stand in a list. */
  constructor(lines: boolean, take: TakesItem) {
    this.#lines = lines;
    this.#take = take;
  }

  /** Where reading stands, or stopped. */
  get line(): number {
    return this.#start >= 0 ? this.#startLine : this.#line;
  }

  write(text: string): void {
    if (this.state !== 'reading') return;
    this.#waiting += text;
    if (this.#rows === null && !this.#begin()) return;
    TURNS.lastIndex = this.#at;
    for (let turn = TURNS.exec(this.#waiting); turn !== null; turn = TURNS.exec(this.#waiting)) {
      // What follows a backslash stands for itself; it may be in the next piece.
      if (turn[0] === '\\' && this.#inText) {
        if (turn.index + 1 >= this.#waiting.length) {
          this.#keepFrom(turn.index);
          return;
        }
        TURNS.lastIndex = turn.index + 2;
      } else this.#turn(turn[0], turn.index);
      if (this.state !== 'reading') return;
    }
    this.#keepFrom(this.#waiting.length);
  }

  end(): void {
    if (this.state !== 'reading') return;
    const isComplete = this.#lines && this.#depth === 0 && !this.#inText;
    const isEmpty = this.#rows === null && this.#waiting.trim() === '';
    this.state = isComplete || isEmpty ? 'ended' : 'broken';
  }

  #begin(): boolean {
    const opening = this.#lines ? /^/ : /^\s*\[|"features"\s*:\s*\[/;
    const found = opening.exec(this.#waiting);
    if (found === null) {
      if (this.#waiting.length > LONGEST_HEAD) this.state = 'broken';
      return false;
    }
    const at = found.index + found[0].length;
    this.#line += this.#waiting.slice(0, at).split('\n').length - 1;
    this.#rows = this.#depth = this.#lines ? 0 : 1;
    this.#at = at;
    return true;
  }

  #turn(character: string, index: number): void {
    if (character === '\n') this.#line += 1;
    else if (character === '"') this.#inText = !this.#inText;
    else if (this.#inText) return;
    else if (character === '{' || character === '[') {
      if (this.#depth === this.#rows && this.#start < 0) {
        this.#start = index;
        this.#startLine = this.#line;
      }
      this.#depth += 1;
    } else {
      this.#depth -= 1;
      if (this.#depth < (this.#rows ?? 0)) this.state = this.#lines ? 'broken' : 'ended';
      else if (this.#depth === this.#rows) this.#item(index + 1);
    }
  }

  #item(end: number): void {
    const isGood = this.#take(this.#waiting.slice(this.#start, end), this.#startLine);
    if (isGood) this.#start = -1;
    else this.state = 'broken';
    this.#at = end;
  }

  #keepFrom(looked: number): void {
    const from = this.#start >= 0 ? this.#start : looked;
    this.#waiting = this.#waiting.slice(from);
    this.#at = looked - from;
    if (this.#start >= 0) this.#start = 0;
    if (this.#waiting.length > LONGEST) this.state = 'too-large';
  }
}
