import type { Reason } from '../model/finding.ts';
import type { DesiredEntry } from '../model/plan.ts';
import type { Observation, Portal } from '../portals/types.ts';

export interface ReadBack {
  /** null: the portal shows what it should, to whom it should, and to nobody else. */
  reason: Reason | null;
  address?: string;
}

/** Asks the portal what it shows under a name, as a stranger and, of what is private, as a reviewer. */
export async function readBack(
  portal: Portal,
  expected: DesiredEntry | { removed: string },
): Promise<ReadBack> {
  if ('removed' in expected) return readBackRemoved(portal, expected.removed);
  const stranger = await portal.observe(expected, 'anonymous');
  if (expected.visibility === 'public') return report(expected.name, stranger, differs(expected, stranger));
  const reviewer = await portal.observe(expected, 'reviewer');
  return report(
    expected.name,
    reviewer,
    stranger.visible ? 'read-back-exposed' : differs(expected, reviewer),
  );
}

async function readBackRemoved(portal: Portal, name: string): Promise<ReadBack> {
  const entry = { name, visibility: 'private' } as const;
  const seen = [await portal.observe(entry, 'anonymous'), await portal.observe(entry, 'reviewer')];
  const [still] = seen.filter(({ visible }) => visible);
  return still ? report(name, still, 'read-back-still-there') : { reason: null };
}

/** Id of the first thing that is not as it should be. */
function differs(expected: DesiredEntry, seen: Observation): string | null {
  if (!seen.visible) return 'read-back-invisible';
  if (seen.retired !== expected.retired)
    return expected.retired ? 'read-back-not-retired' : 'read-back-retired';
  if (seen.recordDigest !== expected.recordDigest) return 'read-back-stale';
  if ((seen.dataDigest ?? null) !== expected.dataDigest) return 'read-back-data';
  return null;
}

function report(name: string, { address }: Observation, id: string | null): ReadBack {
  const reason = id === null ? null : { id, params: { name } };
  return address === undefined ? { reason } : { reason, address };
}
