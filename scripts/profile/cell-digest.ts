/**
 * 64 bits of a cell, in two halves: the same whether it is read as text or from its bytes in UTF-8. Four bytes at a time,
 * multiplied and folded: it tells millions of honest values apart, and is no seal.
 */
export const START_A = 0xdeadbeef | 0;
export const START_B = 0x41c6ce57;
const STEP_A = 2654435761 | 0;
const STEP_B = 1597334677;
/** Bytes of a word. */
const WORD = 4;
/** Stands behind the last byte: what is shorter is another cell. */
const END = 1;
const ASCII = 0x7f;

export interface Digest {
  high: number;
  low: number;
}

/** The folding brings what is in the highest bits down again: without it two words could make up for each other. */
export function stepA(a: number, word: number): number {
  const product = Math.imul(a ^ word, STEP_A);
  return product ^ (product >>> 15);
}

export function stepB(b: number, word: number): number {
  const product = Math.imul(b ^ word, STEP_B);
  return product ^ (product >>> 13);
}

/** Both halves; never 0 and 0. */
export function finish(into: Digest, a: number, b: number): void {
  into.high = a;
  into.low = a === 0 && b === 0 ? 1 : b;
}

/** Of the bytes from `start` to `end`. */
export function digestIn(view: DataView, start: number, end: number, into: Digest): void {
  let a = START_A;
  let b = START_B;
  let at = start;
  for (; at + WORD <= end; at += WORD) {
    const word = view.getInt32(at, true);
    a = stepA(a, word);
    b = stepB(b, word);
  }
  let last = END;
  for (let i = end - 1; i >= at; i--) last = (last << 8) | view.getUint8(i);
  finish(into, stepA(a, last), stepB(b, last));
}

/** As `digestIn`, with all digits alike: what is the same of two cells that differ in digits only. */
export function outlineIn(view: DataView, start: number, end: number, into: Digest): void {
  let a = START_A;
  let b = START_B;
  let at = start;
  for (; at + WORD <= end; at += WORD) {
    const word = withoutDigits(view.getInt32(at, true));
    a = stepA(a, word);
    b = stepB(b, word);
  }
  let last = END;
  for (let i = end - 1; i >= at; i--) last = (last << 8) | view.getUint8(i);
  const word = withoutDigits(last);
  finish(into, stepA(a, word), stepB(b, word));
}

/** Four bytes at once: a byte is a digit if what is left of it without 0x30 is below ten. */
function withoutDigits(word: number): number {
  const rest = word ^ 0x30303030;
  const isOther = (((rest & 0x7f7f7f7f) + 0x76767676) | rest) & 0x80808080;
  const digits = Math.imul((isOther ^ 0x80808080) >>> 7, 0xff);
  return (word & ~digits) | (digits & 0x30303030);
}

export function digestOf(cell: string): Digest {
  const into = { high: 0, low: 0 };
  let a = START_A;
  let b = START_B;
  let at = 0;
  let seen = 0;
  for (; at + WORD <= cell.length; at += WORD) {
    const first = cell.charCodeAt(at);
    const second = cell.charCodeAt(at + 1);
    const third = cell.charCodeAt(at + 2);
    const fourth = cell.charCodeAt(at + 3);
    seen |= first | second | third | fourth;
    const word = first | (second << 8) | (third << 16) | (fourth << 24);
    a = stepA(a, word);
    b = stepB(b, word);
  }
  let last = END;
  for (let i = cell.length - 1; i >= at; i--) {
    const code = cell.charCodeAt(i);
    seen |= code;
    last = (last << 8) | code;
  }
  if (seen > ASCII) {
    const bytes = Buffer.from(cell);
    digestIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, into);
  } else finish(into, stepA(a, last), stepB(b, last));
  return into;
}

/** Of the digests of cells in their order: `x`, `yz` is not `xy`, `z`. */
export function digestOfAll(cells: readonly Digest[]): Digest {
  let a = START_A;
  let b = START_B;
  for (const { high, low } of cells) {
    a = stepA(a, high);
    b = stepB(b, low);
  }
  const all = { high: 0, low: 0 };
  finish(all, a, b);
  return all;
}

/** Of a cell that a short row does not have. */
export const NOTHING: Readonly<Digest> = digestOf('');
