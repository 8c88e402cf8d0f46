import { isAscii } from 'node:buffer';
import type { Digest } from './cell-digest.ts';

/** Cells; grows where records are wide. */
const SMALLEST = 256;
/** Cells that a block takes before it is handed on, so that it stays near the processor. */
const FULL = 16_384;
const QUOTE = /""/g;
const CARRIAGE_RETURN = /\r\n/g;

/**
 * Some records that follow each other, as places in a block of UTF-8, with a digest for each cell. Cell by cell: those of
 * record r begin at `firsts[r]`. One object serves all records of a file.
 */
export class RecordBlock {
  bytes: Buffer = Buffer.alloc(0);
  /** The same bytes, several at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Records in it, and the cells of them all. */
  count = 0;
  cells = 0;
  starts = new Int32Array(SMALLEST);
  ends = new Int32Array(SMALLEST);
  highs = new Int32Array(SMALLEST);
  lows = new Int32Array(SMALLEST);
  /** 1 where a quoted cell holds doubled quotes or line ends that are to be unified. */
  mended = new Uint8Array(SMALLEST);
  /** Of each record: its first cell (and where the one behind the last would begin), its line, the digest of all its cells. */
  firsts = new Int32Array(SMALLEST + 1);
  lines = new Int32Array(SMALLEST);
  rowHighs = new Int32Array(SMALLEST);
  rowLows = new Int32Array(SMALLEST);
  #isAscii = false;

  /** The bytes in which the next records are. */
  enter(bytes: Buffer): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    // A byte is a character: that is read faster.
    this.#isAscii = isAscii(bytes);
  }

  get isFull(): boolean {
    return this.cells >= FULL;
  }

  /** Room for one more cell. */
  grow(): this {
    this.starts = twice(this.starts);
    this.ends = twice(this.ends);
    this.highs = twice(this.highs);
    this.lows = twice(this.lows);
    const mended = new Uint8Array(this.mended.length * 2);
    mended.set(this.mended);
    this.mended = mended;
    return this;
  }

  /** The cells that were added last are a record. */
  close(cells: number, line: number, digest: Digest): void {
    if (this.count === this.lines.length) {
      this.lines = twice(this.lines);
      this.rowHighs = twice(this.rowHighs);
      this.rowLows = twice(this.rowLows);
      const firsts = new Int32Array(this.lines.length + 1);
      firsts.set(this.firsts);
      this.firsts = firsts;
    }
    this.lines[this.count] = line;
    this.rowHighs[this.count] = digest.high;
    this.rowLows[this.count] = digest.low;
    this.count += 1;
    this.cells = cells;
    this.firsts[this.count] = cells;
  }

  clear(): void {
    this.count = 0;
    this.cells = 0;
  }

  /** Cells of a record. */
  width(record: number): number {
    return (this.firsts[record + 1] ?? 0) - (this.firsts[record] ?? 0);
  }

  /** A text of its own, which does not hold on to the bytes. */
  text(cell: number): string {
    const start = this.starts[cell] ?? 0;
    const end = this.ends[cell] ?? 0;
    const raw = this.bytes.toString(this.#isAscii ? 'latin1' : 'utf8', start, end);
    return this.mended[cell] === 1 ? raw.replace(QUOTE, '"').replace(CARRIAGE_RETURN, '\n') : raw;
  }

  texts(record: number): string[] {
    const first = this.firsts[record] ?? 0;
    return Array.from({ length: this.width(record) }, (_, i) => this.text(first + i));
  }

  isBlank(record: number): boolean {
    const end = this.firsts[record + 1] ?? 0;
    for (let i = this.firsts[record] ?? 0; i < end; i++) if (this.starts[i] !== this.ends[i]) return false;
    return true;
  }
}

function twice(places: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(places.length * 2);
  larger.set(places);
  return larger;
}
