import type { DatasetVersion } from '../model/dataset.ts';
import type { Reason } from '../model/finding.ts';
import type { Detection } from '../model/profile.ts';

/** Share of rows a refresh may lose where the dataset declares no bounds of its own. */
const LARGEST_LOSS = 0.1;

/**
 * Why new data is more than a refresh; null where it is one. Same columns, row count within what was declared,
 * and nothing personal, secret or dangerous that was not there before (design §3).
 */
export function refreshTrips(base: DatasetVersion, head: DatasetVersion): Reason | null {
  if (base.profile === null || head.profile === null) return { id: 'refresh-unreadable', params: {} };
  const before = base.profile;
  const after = head.profile;
  if (before.header.join('\n') !== after.header.join('\n')) {
    return { id: 'refresh-columns', params: { before: before.header, after: after.header } };
  }
  const retyped = after.columns
    .filter((column, i) => column.type !== before.columns[i]?.type)
    .map((c) => c.name);
  if (retyped.length > 0) return { id: 'refresh-types', params: { columns: retyped } };
  const bounds = base.metadata.value?.rows ?? {};
  const least = bounds.minimum ?? Math.ceil(before.rows * (1 - LARGEST_LOSS));
  const most = bounds.maximum ?? Number.POSITIVE_INFINITY;
  if (after.rows < least || after.rows > most) {
    return { id: 'refresh-rows', params: { before: before.rows, after: after.rows } };
  }
  const known = new Set(before.columns.flatMap((c) => c.detections.map((d) => `${c.name} ${d.kind}`)));
  const fresh = after.columns.flatMap((c) =>
    c.detections
      .filter(isDanger)
      .map((d) => `${c.name}: ${d.kind}`)
      .filter((k) => !known.has(k.replace(': ', ' '))),
  );
  return fresh.length > 0 ? { id: 'refresh-detections', params: { found: fresh } } : null;
}

/** What is merely badly written is for its own finding, not for reviewers. */
function isDanger({ category }: Detection): boolean {
  return category !== 'damage';
}
