/**
 * 64 bits of a cell, in two halves: the same whether it is read as text or from its bytes in UTF-8. By multiplication
 * (cyrb53, with all its bits): it tells millions of honest values apart, and is no seal.
 */
export const START_A = 0xdeadbeef | 0;
export const START_B = 0x41c6ce57;
/** One byte: `a = Math.imul(a ^ byte, STEP_A)`, and so for b. Written out where every byte of a file passes by. */
export const STEP_A = 2654435761 | 0;
export const STEP_B = 1597334677;

export interface Digest {
  high: number;
  low: number;
}

/** Both halves, so that every bit of the result hangs on every byte; never 0 and 0. */
export function finish(into: Digest, a: number, b: number): void {
  const high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  into.high = high;
  into.low = high === 0 && low === 0 ? 1 : low;
}

export function digestOf(cell: string): Digest {
  const digest = { high: START_A, low: START_B };
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code > 0x7f) return digestOfBytes(Buffer.from(cell));
    digest.high = Math.imul(digest.high ^ code, STEP_A);
    digest.low = Math.imul(digest.low ^ code, STEP_B);
  }
  finish(digest, digest.high, digest.low);
  return digest;
}

function digestOfBytes(bytes: Uint8Array): Digest {
  const digest = { high: START_A, low: START_B };
  for (const byte of bytes) {
    digest.high = Math.imul(digest.high ^ byte, STEP_A);
    digest.low = Math.imul(digest.low ^ byte, STEP_B);
  }
  finish(digest, digest.high, digest.low);
  return digest;
}

/** Of cells in their order: `x`, `yz` is not `xy`, `z`. */
export function digestOfAll(cells: readonly string[]): Digest {
  const all = { high: START_A, low: START_B };
  for (const cell of cells) {
    const { high, low } = digestOf(cell);
    all.high = Math.imul(all.high ^ high, STEP_A);
    all.low = Math.imul(all.low ^ low, STEP_B);
  }
  finish(all, all.high, all.low);
  return all;
}
