import type { PullRequestFacts } from '../model/facts.ts';
import type { LedgerRecord, WithheldRecord } from '../model/ledger.ts';
import type { Instant } from '../model/vocabulary.ts';

/** A reviewer's word that this must not be published. A new head is a new case: it has to be said again. */
export function withheldBy(pr: PullRequestFacts, ledger: readonly LedgerRecord[]): WithheldRecord | null {
  if (pr.merged) return null;
  return (
    ledger.findLast(
      (record): record is WithheldRecord => record.kind === 'withheld' && record.head === pr.head,
    ) ?? null
  );
}

/** The last time this case was withheld, where a new head has opened it again. */
export function reopenedAfter(pr: PullRequestFacts, ledger: readonly LedgerRecord[]): WithheldRecord | null {
  if (withheldBy(pr, ledger) !== null) return null;
  return ledger.findLast((record): record is WithheldRecord => record.kind === 'withheld') ?? null;
}

/** What was signed or ordered until then counts no more: otherwise an empty commit would undo the withholding. */
export function isEnded(at: Instant, withheld: WithheldRecord | null): boolean {
  return withheld !== null && Date.parse(at) <= Date.parse(withheld.at);
}
