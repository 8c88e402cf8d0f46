import type { Waiver } from '../model/dataset.ts';
import type { ColumnProfile, Profile } from '../model/profile.ts';
import type { CheckContext } from './check.ts';

/** A share may move by so much before it is another column that was accepted. */
const MOST_MOVED = 0.2;

/**
 * Has the column of a waiver become another one since the waiver was signed? A waiver that stands unchanged on base was
 * signed for the column of then; one that is new or reworded is signed for what is there now.
 */
export function isOutgrown(waiver: Waiver, { base, head, signed }: CheckContext): boolean {
  const { column } = waiver;
  if (column === undefined || base === null || !wasThere(waiver, base.checklist.value?.waivers ?? []))
    return false;
  const declared = [base, head].map(
    (version) => version.metadata.value?.columns.find(({ name }) => name === column)?.type,
  );
  if (declared[0] !== declared[1]) return true;
  const now = columnOf(head.profile, column);
  return [base.profile, signed?.profile ?? null].some((profile) => {
    const before = columnOf(profile, column);
    return before !== undefined && now !== undefined && isAnother(before, now);
  });
}

function wasThere(waiver: Waiver, waivers: readonly Waiver[]): boolean {
  return waivers.some(
    ({ finding, column, reason, expires }) =>
      finding === waiver.finding &&
      column === waiver.column &&
      reason === waiver.reason &&
      expires === waiver.expires,
  );
}

function columnOf(profile: Profile | null, name: string): ColumnProfile | undefined {
  return profile?.columns.find((column) => column.name === name);
}

/** Another type, something found that was not, or much more of it. */
function isAnother(before: ColumnProfile, now: ColumnProfile): boolean {
  if (before.type !== now.type) return true;
  return now.detections.some(({ kind, share }) => {
    const known = before.detections.find((detection) => detection.kind === kind);
    return known === undefined || share - known.share > MOST_MOVED;
  });
}
