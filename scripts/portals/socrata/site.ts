import type { Client } from './client.ts';
import type { Place } from './place.ts';

/** One portal during one run. */
export interface Site {
  client: Client;
  patience: Patience;
  pause: (milliseconds: number) => Promise<void>;
  /** Where entries are, by name, as far as this run has learned. */
  places: Map<string, Place>;
  /** By name: half-made assets and drafts of ours that a broken run left. They go when their entry is written. */
  leftovers: Map<string, Place[]>;
  /** Asset ids that the catalogue has yet to learn of, and to forget. */
  appeared: Set<string>;
  gone: Set<string>;
}

/** How long a task of the portal may take. */
export interface Patience {
  looks: number;
  pauseMs: number;
}

export const HALF_AN_HOUR: Patience = { looks: 900, pauseMs: 2000 };

/** Looks again and again until there is something; null where patience ends. */
export async function lookUntil<T>(
  { patience, pause }: Site,
  look: () => Promise<T | null>,
): Promise<T | null> {
  for (let count = 1; ; count += 1) {
    const seen = await look();
    if (seen !== null || count >= patience.looks) return seen;
    await pause(patience.pauseMs);
  }
}
