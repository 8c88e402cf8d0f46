/** Numbers of up to 64 bits are written in parts of seven. */
const LONGEST_NUMBER = 10;
const LARGEST_SIZE = 2 ** 31 - 1;
/** The index of a Parquet file has six levels. */
const DEEPEST = 32;
/** The index of a thousand columns in twenty groups of rows has fewer. */
export const MOST_PARTS = 1_000_000;

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const INTEGERS: ReadonlySet<number> = new Set([4, 5, 6]);
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/**
 * Walks a structure in Thrift's compact protocol (apache/thrift, thrift-compact-protocol.md) before it is read: a number
 * without an end takes a reader minutes, and a list of millions of nothings all of its memory.
 */
export function thriftProblem(bytes: Uint8Array, start: number): 'broken' | 'too-large' | null {
  const walk = new Walk(bytes, start);
  if (walk.struct(0)) return null;
  return walk.parts > MOST_PARTS ? 'too-large' : 'broken';
}

/** Each step says whether it ended well. */
class Walk {
  parts = 0;
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  struct(depth: number): boolean {
    for (;;) {
      const head = this.#bytes[this.#at++];
      if (head === undefined) return false;
      if ((head & 15) === STOP) return true;
      if (head >> 4 === 0 && this.#number() === null) return false;
      if (!this.#element(head & 15, depth)) return false;
    }
  }

  #element(type: number, depth: number): boolean {
    this.parts += 1;
    if (this.parts > MOST_PARTS || depth > DEEPEST) return false;
    if (type === TRUE || type === FALSE) return true;
    if (INTEGERS.has(type)) return this.#number() !== null;
    if (type === BYTE) return this.#skip(1);
    if (type === DOUBLE) return this.#skip(8);
    if (type === BINARY) return this.#skip(this.#number());
    if (type === LIST) return this.#list(depth + 1);
    return type === STRUCT && this.struct(depth + 1);
  }

  #list(depth: number): boolean {
    const head = this.#bytes[this.#at++];
    if (head === undefined) return false;
    const size = head >> 4 === 15 ? this.#number() : head >> 4;
    if (size === null || size > LARGEST_SIZE) return false;
    // In a list a truth value is a byte of its own.
    const type = (head & 15) === TRUE || (head & 15) === FALSE ? BYTE : head & 15;
    for (let i = 0; i < size; i++) if (!this.#element(type, depth)) return false;
    return true;
  }

  #skip(count: number | null): boolean {
    if (count === null || count > this.#bytes.length - this.#at) return false;
    this.#at += count;
    return true;
  }

  #number(): number | null {
    let value = 0;
    for (let i = 0; i < LONGEST_NUMBER; i++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) return null;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    return null;
  }
}
