const MINUTE_MS = 60_000;
/** No whole number of its steps comes back to where it was: sooner or later every place is the first. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The same list, begun elsewhere every time: where one case holds a run up until its time is over, it is others that are
 * left out each time.
 */
export function byTurns<T>(all: readonly T[], now: string): T[] {
  const turn = Math.floor(Date.parse(now) / MINUTE_MS) * GOLDEN;
  const first = Math.floor((turn % 1) * all.length);
  return [...all.slice(first), ...all.slice(0, first)];
}
