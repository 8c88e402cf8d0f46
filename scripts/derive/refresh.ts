import type { DatasetVersion, LastSigned } from '../model/dataset.ts';
import type { Reason } from '../model/finding.ts';
import type { Detection, Profile } from '../model/profile.ts';
import { vanishedKeys } from '../model/vanished.ts';

/** Share of rows, or of keys, a refresh may lose where the dataset declares no bounds of its own. */
const LARGEST_LOSS = 0.1;

/**
 * Why new data is more than a refresh; null where it is one. Same columns, row count within what was declared, the keys
 * still there, and nothing personal, secret or dangerous that was not there before (design §3). Held against the version
 * before and against the last one that all roles signed: a loss of nine per cent, five times, is a loss of a third.
 */
export function refreshTrips(base: DatasetVersion, head: DatasetVersion, signed?: LastSigned): Reason | null {
  if (base.profile === null || head.profile === null) return { id: 'refresh-unreadable', params: {} };
  const moved = elsewhere(base, head);
  if (moved !== null) return { id: 'refresh-elsewhere', params: { where: moved } };
  const bounds = base.metadata.value?.rows ?? {};
  const trip = compare(base.profile, head.profile, bounds);
  if (trip !== null || signed === undefined) return trip;
  const since = compare(signed.profile, head.profile, bounds);
  return since === null ? null : { ...since, params: { ...since.params, since: signed.pullRequest } };
}

/** Where the data is kept now, or of what kind it is now, if that is not as before: its digest is all that may change. */
function elsewhere(base: DatasetVersion, head: DatasetVersion): string | null {
  const before = base.metadata.value?.distribution;
  const after = head.metadata.value?.distribution;
  if (before?.url !== after?.url) return after?.url ?? 'its folder';
  return before?.media_type === after?.media_type ? null : (after?.media_type ?? 'another kind of file');
}

function compare(
  before: Profile,
  after: Profile,
  bounds: { minimum?: number; maximum?: number },
): Reason | null {
  if (before.header.join('\n') !== after.header.join('\n')) {
    return { id: 'refresh-columns', params: { before: before.header, after: after.header } };
  }
  const retyped = after.columns
    .filter((column, i) => column.type !== before.columns[i]?.type)
    .map((c) => c.name);
  if (retyped.length > 0) return { id: 'refresh-types', params: { columns: retyped } };
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
  if (fresh.length > 0) return { id: 'refresh-detections', params: { found: fresh } };
  // Where the city says how many rows may go, it is a window that moves: old keys leave it.
  const gone = bounds.minimum === undefined ? vanishedKeys(before, after) : null;
  return gone !== null && gone > LARGEST_LOSS
    ? { id: 'refresh-keys', params: { gone: `${Math.round(gone * 100)} %` } }
    : null;
}

/** What is merely badly written, or to be read, has a finding of its own. */
function isDanger({ category }: Detection): boolean {
  return category !== 'damage' && category !== 'text';
}
