import { isAscii } from 'node:buffer';

const SMALLEST = 32;
const QUOTE = /""/g;
const CARRIAGE_RETURN = /\r\n/g;

/** One record, as places in a block of UTF-8, with a digest for each cell. One object serves all records of a file. */
export class ByteRecord {
  bytes: Buffer = Buffer.alloc(0);
  count = 0;
  starts = new Int32Array(SMALLEST);
  ends = new Int32Array(SMALLEST);
  highs = new Int32Array(SMALLEST);
  lows = new Int32Array(SMALLEST);
  /** 1 where a quoted cell holds doubled quotes or line ends that are to be unified. */
  mended = new Uint8Array(SMALLEST);
  #isAscii = false;

  /** The block in which the next records are. */
  enter(bytes: Buffer): void {
    this.bytes = bytes;
    // A byte is a character: that is read faster.
    this.#isAscii = isAscii(bytes);
  }

  grow(): void {
    this.starts = twice(this.starts);
    this.ends = twice(this.ends);
    this.highs = twice(this.highs);
    this.lows = twice(this.lows);
    const mended = new Uint8Array(this.mended.length * 2);
    mended.set(this.mended);
    this.mended = mended;
  }

  /** A text of its own, which does not hold on to the block. */
  text(i: number): string {
    const start = this.starts[i] ?? 0;
    const end = this.ends[i] ?? 0;
    const raw = this.bytes.toString(this.#isAscii ? 'latin1' : 'utf8', start, end);
    return this.mended[i] === 1 ? raw.replace(QUOTE, '"').replace(CARRIAGE_RETURN, '\n') : raw;
  }

  texts(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.text(i));
  }

  get isBlank(): boolean {
    for (let i = 0; i < this.count; i++) if (this.starts[i] !== this.ends[i]) return false;
    return true;
  }
}

function twice(places: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(places.length * 2);
  larger.set(places);
  return larger;
}
