/**
 * Lines of a text in which a record is a line and a cell is what stands between two separators: without quotation marks
 * and with one kind of line end. null where it takes a CSV parser to tell.
 *
 * Most files of a city are small and plain, and setting up a parser costs many times what reading them does. A test
 * holds both ways of reading against each other.
 */
export function plainLines(text: string): string[] | null {
  if (text.includes('"') || text.startsWith('\uFEFF')) return null;
  const end = text.includes('\r') ? '\r' : '\n';
  if (end === '\r' && text.includes('\n')) return null;
  const lines = text.split(end);
  // What follows the last line end is no line.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
