import type { Reason } from '../model/finding.ts';
import type { ExistingEntry, PortalChange } from '../model/plan.ts';
import type { DatasetId } from '../model/vocabulary.ts';

/** A small portal may well change as a whole. */
const FROM_ENTRIES = 10;
const MOST_SHARE = 0.3;

/**
 * A plan that rewrites or retires much of what is published, and that nobody signed for, is more likely a mistake (a
 * changed template, a lost ledger, a wrong address) than a wish. A rewrite is signed for where the portal has not shown
 * this content of the dataset yet: what was shown once and differs now was changed by something else. Previews come and go and do not count.
 */
export function tooManyUnsigned(
  changes: readonly PortalChange[],
  existing: readonly ExistingEntry[],
  { signed, renewed }: { signed: ReadonlySet<DatasetId>; renewed: ReadonlySet<DatasetId> },
): Reason[] {
  const entries = existing.filter(isPublication).length;
  const unsigned = changes.filter(
    ({ kind, existing: entry, dataset, because }) =>
      entry !== null &&
      isPublication(entry) &&
      ((kind === 'update' && !renewed.has(dataset) && !because.includes('hold')) ||
        (kind === 'retire' && !signed.has(dataset))),
  ).length;
  if (entries < FROM_ENTRIES || unsigned <= entries * MOST_SHARE) return [];
  return [
    {
      id: 'too-many-unsigned-changes',
      params: { unsigned, entries, percent: Math.round((unsigned / entries) * 100), most: MOST_SHARE * 100 },
    },
  ];
}

function isPublication({ owned, pullRequest }: ExistingEntry): boolean {
  return owned && pullRequest === undefined;
}
