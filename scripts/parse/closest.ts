/**
 * The allowed word that was probably meant; '' where none is near. Near is a third of the letters (Levenshtein), and
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
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
