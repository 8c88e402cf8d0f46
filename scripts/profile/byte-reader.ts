import { isUtf8 } from 'node:buffer';
import { type Digest, digestIn, digestOf, finish, START_A, START_B, stepA, stepB } from './cell-digest.ts';
import type { LineEndings } from './line-endings.ts';
import { RecordBlock } from './record-block.ts';
import { LONGEST_RECORD } from './record-stream.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** U+FFFD in UTF-8: a broken character that was replaced before. */
const REPLACED = Buffer.from('\ufffd');
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Takes the records that were read, in order. */
export interface TakesRecords {
  block(records: RecordBlock): void;
}

/**
 * Reads the records of clean UTF-8, straight from the bytes: most files are clean to their end. At the first record that
 * is not (a stray quote, a lone carriage return, a zero byte, a broken character, no end in sight) it stops and gives back
 * what it did not read: csv-parse takes it from there and knows the fault and its place. A property test holds both
 * against each other.
 */
export class ByteReader {
  readonly #delimiter: number;
  readonly #endings: LineEndings;
  readonly #into: TakesRecords;
  readonly #records = new RecordBlock();
  readonly #stops = new Uint8Array(256);
  /** Letters and digits lie behind it: most bytes are let pass by one look. */
  readonly #lastStop: number;
  readonly #digest: Digest = { high: 0, low: 0 };
  #room: Buffer = Buffer.alloc(0);
  #waiting = 0;
  #isClean = true;
  /** Where the next record begins. */
  line = 1;

  constructor(delimiter: string, endings: LineEndings, into: TakesRecords) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#endings = endings;
    this.#into = into;
    for (const code of [this.#delimiter, QUOTE, LF, CR]) this.#stops[code] = 1;
    this.#lastStop = this.#stops.lastIndexOf(1);
  }

  /** What could not be read, from the beginning of its record; null while all is well. */
  write(piece: Uint8Array): Buffer | null {
    const bytes = this.#behindWaiting(piece);
    // A block ends where a line does: no character and no bare cell is cut in two.
    const read = this.#block(bytes.subarray(0, bytes.lastIndexOf(LF) + 1));
    const rest = bytes.subarray(read);
    if (!this.#isClean || rest.length > LONGEST_RECORD) return rest;
    this.#room.copyWithin(0, read, bytes.length);
    this.#waiting = rest.length;
    return null;
  }

  /** What waits and what came, in one place that serves all pieces of a file. */
  #behindWaiting(piece: Uint8Array): Buffer {
    const length = this.#waiting + piece.length;
    if (length > this.#room.length) {
      const larger = Buffer.allocUnsafe(length * 2);
      this.#room.copy(larger, 0, 0, this.#waiting);
      this.#room = larger;
    }
    this.#room.set(piece, this.#waiting);
    return this.#room.subarray(0, length);
  }

  /** The last line may lack its end. */
  end(): Buffer | null {
    const rest = this.#room.subarray(0, this.#waiting);
    if (rest.length === 0) return null;
    if (rest.at(-1) === CR) return rest;
    const read = this.#block(Buffer.concat([rest, Buffer.of(LF)]), false);
    return read > rest.length ? null : rest.subarray(read);
  }

  #block(block: Buffer, isEnded = true): number {
    if (block.length === 0) return 0;
    const isMarked = this.line === 1 && block.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    this.#isClean = !isMarked && !block.includes(0) && isUtf8(block) && !block.includes(REPLACED);
    if (!this.#isClean) return 0;
    this.#records.enter(block);
    let at = 0;
    for (let next = 0; at < block.length; at = next) {
      next = this.#one(block, at, isEnded);
      if (next === at) break;
      if (this.#records.isFull) this.#handOn();
    }
    this.#handOn();
    return at;
  }

  #handOn(): void {
    if (this.#records.count > 0) this.#into.block(this.#records);
    this.#records.clear();
  }

  /** One record from `start` on; where the next one begins, or `start` where it could not be read. */
  #one(block: Buffer, start: number, isEnded: boolean): number {
    const records = this.#records;
    const stops = this.#stops;
    const delimiter = this.#delimiter;
    const { view } = records;
    const lastStop = this.#lastStop;
    let digest = this.#digest;
    let at = start;
    let { starts, ends, highs, lows, mended } = records;
    let cell = records.cells;
    let lines = 1;
    let lf = false;
    let crlf = false;
    let a = START_A;
    let b = START_B;
    for (;;) {
      let from = at;
      let to: number;
      let isMended = 0;
      let byte = block[at] ?? LF;
      if (byte === QUOTE) {
        from = at += 1;
        for (;;) {
          // The quote may close in the next piece.
          if (at >= block.length) return start;
          byte = block[at] ?? LF;
          if (byte === QUOTE) {
            if (block[at + 1] !== QUOTE) break;
            isMended = 1;
            at += 1;
          } else if (byte === CR) {
            if (block[at + 1] !== LF) return this.#stop(start);
            isMended = 1;
            crlf = true;
            lines += 1;
            at += 1;
          } else if (byte === LF) {
            lf = true;
            lines += 1;
          }
          at += 1;
        }
        to = at;
        at += 1;
        byte = block[at] ?? LF;
      } else {
        while (byte > lastStop || stops[byte] === 0) {
          at += 1;
          byte = block[at] ?? LF;
        }
        to = at;
      }
      if (cell === starts.length) ({ starts, ends, highs, lows, mended } = records.grow());
      starts[cell] = from;
      ends[cell] = to;
      mended[cell] = isMended;
      if (isMended === 0) digestIn(view, from, to, digest);
      else digest = digestOf(records.text(cell));
      highs[cell] = digest.high;
      lows[cell] = digest.low;
      a = stepA(a, digest.high);
      b = stepB(b, digest.low);
      cell += 1;
      at += 1;
      if (byte === delimiter) continue;
      if (byte === LF) {
        lf ||= isEnded || at < block.length;
        break;
      }
      if (byte !== CR || block[at] !== LF) return this.#stop(start);
      at += 1;
      crlf = true;
      break;
    }
    if (at - start > LONGEST_RECORD) return this.#stop(start);
    finish(digest, a, b);
    records.close(cell, this.line, digest);
    this.#endings.saw(lf, crlf);
    this.line += lines;
    return at;
  }

  #stop(start: number): number {
    this.#isClean = false;
    return start;
  }
}
