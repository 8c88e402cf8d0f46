import { Refusal } from '../http/refusal.ts';

/** git's framing: four hexadecimal digits of length, then the bytes; `0000` ends a section. */

export const FLUSH = '0000';

export function pktLine(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as Uint8Array);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** Lines up to the first flush, and where the rest begins. Throws 400 on what is not framed. */
export function readSection(bytes: Buffer): { lines: Buffer[]; end: number } {
  const lines: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (length === 0) return { lines, end: at + 4 };
    if (Number.isNaN(length) || length < 4 || at + length > bytes.length)
      throw new Refusal(400, 'Malformed pkt-line');
    lines.push(bytes.subarray(at + 4, at + length));
    at += length;
  }
  return { lines, end: at };
}
