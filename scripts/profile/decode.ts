import { TextDecoder } from 'node:util';
import type { Profile } from '../model/profile.ts';

export interface Decoding {
  encoding: Profile['encoding'];
  bom: boolean;
}

/** ZIP (so XLSX), gzip, PDF, PNG, old Office: files that were only named .csv. */
const BINARY = ['504b0304', '1f8b', '25504446', '89504e47', 'd0cf11e0', '50415231'];

/** What the first bytes of a file say about its text. */
export function sniffEncoding(head: Uint8Array): Decoding {
  const hex = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (BINARY.some((magic) => hex.startsWith(magic))) return { encoding: 'binary', bom: false };
  if (hex.startsWith('efbbbf')) return { encoding: 'utf-8', bom: true };
  if (hex.startsWith('fffe')) return { encoding: 'utf-16le', bom: true };
  if (hex.startsWith('feff')) return { encoding: 'utf-16be', bom: true };
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const half = head.length / 2;
  if ((zeros[1] ?? 0) > half * 0.3) return { encoding: 'utf-16le', bom: false };
  if ((zeros[0] ?? 0) > half * 0.3) return { encoding: 'utf-16be', bom: false };
  return { encoding: isUtf8(head) ? 'utf-8' : 'latin-1', bom: false };
}

function isUtf8(head: Uint8Array): boolean {
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
  return new TextDecoder(encoding === 'latin-1' || encoding === 'binary' ? 'latin1' : encoding);
}

/** The separator that splits the first line into the most cells; a comma where none does. */
export function sniffDelimiter(text: string): string {
  const line = text.slice(0, 65_536).split(/\r\n|\n|\r/, 1)[0] ?? '';
  const unquoted = line.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((candidate) => ({
    candidate,
    count: unquoted.split(candidate).length,
  }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 1 ? best.candidate : ',';
}
