import { inParallel } from '../../apply/in-parallel.ts';
import { hostOf } from '../../gather/fetch-by.ts';
import type { PublicationDataset } from '../../gather/github/publish.ts';
import { byTurns } from '../by-turns.ts';

/** What is read of one host is held in memory only as far as it is measured, so that a few more cost little. */
const HOSTS_AT_ONCE = 8;

/**
 * Reads those of the datasets whose data is kept elsewhere, before any other waits for them: hosts side by side, since
 * waiting for one keeps nobody else's from coming, and what one host has one after the other.
 */
export async function readElsewhere(datasets: readonly PublicationDataset[], now: string): Promise<void> {
  const byHost = new Map<string, PublicationDataset[]>();
  for (const dataset of datasets) {
    const url = await dataset.elsewhere();
    if (url === null) continue;
    const host = hostOf(url);
    const known = byHost.get(host);
    if (known === undefined) byHost.set(host, [dataset]);
    else known.push(dataset);
  }
  await inParallel(byTurns([...byHost.values()], now), HOSTS_AT_ONCE, async (own) => {
    for (const dataset of byTurns(own, now)) await dataset.read();
  });
}
