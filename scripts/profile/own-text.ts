/** Shorter pieces are copied anyway. */
const SHORTEST_CUT = 13;

/**
 * A copy that stands alone. To V8 a piece cut from a text is a view that keeps all of that text in memory; what outlives
 * the reading of a file must not hold on to the file.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_CUT ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
