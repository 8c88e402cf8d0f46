/** Milliseconds of the fastest of a few runs: the one that was disturbed least. */
export async function fastest(runs: number, work: () => Promise<unknown> | unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** The fastest of each of two works, done in turns: a machine that is busy for a while slows both. */
export async function fastestInTurns(
  runs: number,
  ours: () => Promise<unknown> | unknown,
  theirs: () => Promise<unknown> | unknown,
): Promise<[ours: number, theirs: number]> {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < runs; i++) {
    best[0] = Math.min(best[0], await fastest(1, ours));
    best[1] = Math.min(best[1], await fastest(1, theirs));
  }
  return best;
}

export interface Ratio {
  what: string;
  against: string;
  ours: number;
  theirs: number;
  /** What the ratio should stay below. */
  target?: number;
}

export function ratioLine({ what, against, ours, theirs, target }: Ratio): string {
  const ratio = ours / theirs;
  const mark =
    target === undefined
      ? ''
      : ratio <= target
        ? ` (target ≤ ${target}: met)`
        : ` (target ≤ ${target}: MISSED)`;
  return `${ratio.toFixed(2).padStart(7)} ×  ${what} ${ours.toFixed(0)} ms, ${against} ${theirs.toFixed(0)} ms${mark}`;
}
