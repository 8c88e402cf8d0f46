import type { Profile } from '../model/profile.ts';

/**
 * Which line ends a text has, over chunks of it. Gives the text back with one spelling for CR LF, so that nobody behind
 * counts one line end as two. A CR at the end of a chunk may belong to an LF in the next: it is held back until then.
 */
export class LineEndings {
  #lf = false;
  #crlf = false;
  #cr = false;
  #held = '';

  add(text: string): string {
    const all = this.#held + text;
    if (!all.includes('\r')) {
      this.#lf ||= all.includes('\n');
      return all;
    }
    this.#held = all.endsWith('\r') ? '\r' : '';
    return this.#unify(this.#held === '' ? all : all.slice(0, -1));
  }

  /** Line ends that somebody else saw, and unified. */
  saw(lf: boolean, crlf: boolean): void {
    this.#lf ||= lf;
    this.#crlf ||= crlf;
  }

  /** What was held back, once nothing follows. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return this.#unify(rest);
  }

  #unify(text: string): string {
    const unified = text.replaceAll('\r\n', '\n');
    this.#crlf ||= unified.length < text.length;
    this.#cr ||= /\r(?!\n)/.test(text);
    this.#lf ||= /(?<!\r)\n/.test(text);
    return unified;
  }

  get kind(): Profile['lineEnding'] {
    const kinds = [this.#lf, this.#crlf, this.#cr].filter(Boolean).length;
    if (kinds === 0) return 'none';
    if (kinds > 1) return 'mixed';
    if (this.#lf) return 'lf';
    return this.#crlf ? 'crlf' : 'cr';
  }
}
