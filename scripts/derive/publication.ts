import type { DatasetChange } from '../model/dataset.ts';
import type { Facts } from '../model/facts.ts';
import type { PortalChange } from '../model/plan.ts';
import { changedParts } from './covers.ts';
import { withMoves } from './moves.ts';

/** One line of "what merging will do": a portal change as far as the folder alone can tell it. */
export type Announcement = Pick<PortalChange, 'kind' | 'portal' | 'name' | 'because'>;

/** What merging this pull request will do to each portal. The publisher decides anew, with what the portal holds. */
export function announcements(facts: Facts): Announcement[] {
  const portals = Object.keys(facts.policy.governance.portals).sort();
  return portals.flatMap((portal) => withMoves(facts.datasets).flatMap((change) => announce(portal, change)));
}

function announce(portal: string, { base, head }: DatasetChange): Announcement[] {
  const metadata = head?.metadata.value;
  if (head === null || !metadata) return [];
  const name = metadata.identifier;
  if (metadata.retired !== undefined && base?.metadata.value?.retired === undefined)
    return [{ kind: 'retire', portal, name, because: ['retired'] }];
  if (base === null) return [{ kind: 'create', portal, name, because: [] }];
  const changed = changedParts(base.parts, head.parts);
  const because = [
    ...(changed.includes('data') ? ['data'] : []),
    ...(changed.some((part) => part.startsWith('metadata.') || part.startsWith('file.')) ? ['metadata'] : []),
  ];
  return because.length === 0 ? [] : [{ kind: 'update', portal, name, because }];
}
