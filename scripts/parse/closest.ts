/**
 * The allowed word that was probably meant; '' where none is near. Near is a third of the letters (Levenshtein; two that changed
 * places are one), and
 * words of one or two letters are near to nothing: 4 does not mean 1.
 */
export function closest(word: string, allowed: readonly string[]): string {
  if (word.length < 3) return '';
  const written = word.toLowerCase().slice(0, 60);
  const ranked = allowed
    .map((candidate) => ({ candidate, away: distance(written, candidate.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best !== undefined && best.away <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : '';
}

function distance(a: string, b: string): number {
  const [letters, others] = [[...a], [...b]];
  let above: number[] = [];
  let row = Array.from({ length: others.length + 1 }, (_, i) => i);
  for (const [i, letter] of letters.entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries()) {
      const isSwapped = i > 0 && letter === others[j - 1] && other === letters[i - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + (letter === other ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
          isSwapped ? (above[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    above = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
