import { GitHubOutage } from '../../gather/github/outage.ts';

/** Told, in a sentence, what could not be done for one case; everything else is done all the same. */
export type OnTrouble = (what: string) => void;

/**
 * Work for one case that GitHub may refuse: a conversation that takes no more comments, a branch whose name somebody has
 * taken. Nothing else waits for it. Where GitHub is away the run ends, and the next one does it.
 */
export async function orRefused<T>(
  what: string,
  onTrouble: OnTrouble | undefined,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubOutage) || !error.refused) throw error;
    onTrouble?.(`${what}: ${error.message}`);
    return undefined;
  }
}
