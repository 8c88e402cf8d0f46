import { holdsSecret } from '../detect/cell.ts';

/** A line that is longer is looked at in pieces, which overlap by the length of a token. */
const PIECE = 2_000;
const OVERLAP = 300;

/** Lines told of one file. */
const MOST_LINES = 5;

/** First lines of a text, 1-based, in which a password, token or key stands; none where the bytes are no text. */
export function secretLines(bytes: Uint8Array): number[] {
  if (bytes.subarray(0, 8_000).includes(0)) return [];
  const lines: number[] = [];
  for (const [i, line] of new TextDecoder()
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (!pieces(line).some(holdsSecret)) continue;
    lines.push(i + 1);
    if (lines.length === MOST_LINES) break;
  }
  return lines;
}

function pieces(line: string): string[] {
  if (line.length <= PIECE) return [line];
  const found: string[] = [];
  for (let start = 0; start < line.length; start += PIECE - OVERLAP)
    found.push(line.slice(start, start + PIECE));
  return found;
}
