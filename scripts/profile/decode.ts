import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Profile } from '../model/profile.ts';
import { otherEncoding } from './other-encoding.ts';

export interface Decoding {
  encoding: Profile['encoding'];
  bom: boolean;
  notUtf8?: Profile['notUtf8'];
}

/** ZIP (so XLSX), gzip, PDF, PNG, old Office: files that were only named .csv. */
const BINARY = [
  '504b0304',
  '1f8b',
  '425a683',
  'fd377a58',
  '28b52ffd',
  '25504446',
  '89504e47',
  'ffd8ff',
  'd0cf11e0',
  '50415231',
];

/** What the first bytes of a file say about its text. */
export function sniffEncoding(head: Uint8Array): Decoding {
  const hex = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (BINARY.some((magic) => hex.startsWith(magic))) return { encoding: 'binary', bom: false };
  if (hex.startsWith('efbbbf')) return { encoding: 'utf-8', bom: true };
  if (hex.startsWith('fffe')) return { encoding: 'utf-16le', bom: true };
  if (hex.startsWith('feff')) return { encoding: 'utf-16be', bom: true };
  const wide = sixteenBit(head);
  if (wide !== null) return { encoding: wide, bom: false };
  return { ...(readsAsUtf8(head) ? { encoding: 'utf-8' } : otherEncoding(head)), bom: false };
}

/** Latin letters in UTF-16 are half zeros: which half tells the order of bytes. */
function sixteenBit(head: Uint8Array): Profile['encoding'] | null {
  if (!head.includes(0)) return null;
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const half = head.length / 2;
  if ((zeros[1] ?? 0) > half * 0.3) return 'utf-16le';
  return (zeros[0] ?? 0) > half * 0.3 ? 'utf-16be' : null;
}

function readsAsUtf8(head: Uint8Array): boolean {
  if (isUtf8(head)) return true;
  // The last bytes may be half a character.
  const whole = head.length < 65_536 ? head : head.subarray(0, head.length - 4);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** A streaming decoder for what was sniffed. Broken characters become U+FFFD; the caller counts them. */
export function decoder(encoding: Profile['encoding']): TextDecoder {
  return new TextDecoder(encoding === 'unknown' || encoding === 'binary' ? 'windows-1252' : encoding);
}

const UTF_8 = decoder('utf-8');

/** All of a text at once, as `decoder` would give it piece by piece. */
export function decodeWhole(bytes: Uint8Array, encoding: Profile['encoding']): string {
  return (encoding === 'utf-8' ? UTF_8 : decoder(encoding)).decode(bytes);
}

const SEPARATORS = [',', ';', '\t', '|'];
/** Characters in which the names of columns, and then the first rows, are looked for. */
const HEADER = 65_536;
const FIRST_ROWS = 4_096;

/**
 * The separator that splits the most of the first rows as it splits the names of columns; of equals, the one into the most
 * cells. A comma where none splits the names.
 */
export function sniffDelimiter(text: string): string {
  const header = /^[^\r\n]*/.exec(text.slice(0, HEADER))?.[0] ?? '';
  const names = unquoted(header);
  const candidates = SEPARATORS.filter((separator) => names.includes(separator));
  if (candidates.length < 2) return candidates[0] ?? ',';
  const rows = unquoted(text.slice(header.length, header.length + FIRST_ROWS)).match(/[^\r\n]+/g) ?? [];
  // The last one may be cut.
  if (rows.length > 1) rows.pop();
  const judged = candidates.map((separator) => {
    const parts = names.split(separator).length;
    return { separator, parts, alike: rows.filter((row) => row.split(separator).length === parts).length };
  });
  const [best] = judged.sort((a, b) => b.alike - a.alike || b.parts - a.parts);
  return best?.separator ?? ',';
}

/** Without what stands in quotation marks. */
function unquoted(text: string): string {
  return text.includes('"') ? text.replaceAll(/"[^"]*"/g, '') : text;
}
