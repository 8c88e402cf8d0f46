import { createFetchUrl, FETCH_LIMITS, type FetchUrl, Unreachable } from './fetch-url.ts';
import { rethrown } from './rethrown.ts';

/** Opens data kept elsewhere until a moment, in milliseconds as the clock tells them; nothing afterwards. */
export type FetchBy = (moment: number) => FetchUrl;

/** Not asked for in this run: nothing is known of the data by that. */
export class LeftOut extends Unreachable {
  override name = 'LeftOut';
}

/** One download. What takes longer cannot be reviewed either: a decision has little more time. */
const DOWNLOAD_MS = 10 * 60_000;
/** Whoever has kept somebody waiting for so long, in vain, is slow, and not merely wrong. */
const SLOW_MS = 20_000;

/**
 * For all that one run opens. A host that was too slow once is not asked again, so that it costs the run one download and
 * not each of its own; what is left out that way is said of its dataset.
 */
export function createFetchBy(within: (totalMs: number) => FetchUrl = atMost, now = Date.now): FetchBy {
  const slow = new Set<string>();
  return (moment) => async (url) => {
    const host = hostOf(url);
    const begun = now();
    if (slow.has(host)) throw new LeftOut(`${host} was too slow before, and is asked again by another run`);
    if (begun >= moment) throw new LeftOut('there was no time left, and another run begins elsewhere');
    return rethrown(within(Math.min(moment - begun, DOWNLOAD_MS))(url), (error) => {
      if (now() - begun >= SLOW_MS) slow.add(host);
      throw error;
    });
  };
}

export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

function atMost(totalMs: number): FetchUrl {
  return createFetchUrl({ ...FETCH_LIMITS, totalMs });
}
