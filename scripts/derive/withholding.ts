import type { PullRequestFacts } from '../model/facts.ts';
import type { LedgerRecord, WithheldRecord } from '../model/ledger.ts';

/** A reviewer's word that this must not be published. A new head is a new case: it has to be said again. */
export function withheldBy(pr: PullRequestFacts, ledger: readonly LedgerRecord[]): WithheldRecord | null {
  if (pr.merged) return null;
  return (
    ledger.findLast(
      (record): record is WithheldRecord => record.kind === 'withheld' && record.head === pr.head,
    ) ?? null
  );
}
