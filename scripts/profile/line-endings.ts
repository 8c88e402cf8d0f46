import type { Profile } from '../model/profile.ts';

/** Counts line ends over chunks of text; a CR at the end of one chunk may belong to an LF in the next. */
export class LineEndings {
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  #pending = false;

  add(text: string): void {
    for (const match of text.matchAll(/\r\n|\n|\r/g)) {
      const at = match.index;
      if (match[0] === '\n' && at === 0 && this.#pending) {
        this.#cr -= 1;
        this.#crlf += 1;
      } else if (match[0] === '\r\n') this.#crlf += 1;
      else if (match[0] === '\n') this.#lf += 1;
      else this.#cr += 1;
    }
    if (text !== '') this.#pending = text.endsWith('\r');
  }

  get kind(): Profile['lineEnding'] {
    const kinds = [this.#lf, this.#crlf, this.#cr].filter((count) => count > 0).length;
    if (kinds === 0) return 'none';
    if (kinds > 1) return 'mixed';
    if (this.#lf > 0) return 'lf';
    return this.#crlf > 0 ? 'crlf' : 'cr';
  }
}
