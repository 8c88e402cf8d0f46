import type { SignOff } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import { type ClearedRecord, endsClearance, type LedgerRecord } from '../model/ledger.ts';
import type { DatasetId, Sha256 } from '../model/vocabulary.ts';
import { withMoves } from './moves.ts';

/** The entries that let the publisher publish: one for each dataset folder, written when everything stands. */
export function clearances(
  facts: Facts,
  pr: PullRequestFacts,
  signOffs: readonly SignOff[],
): ClearedRecord[] {
  const signedBy = Object.fromEntries(
    signOffs.flatMap((s) => (s.state === 'approved' && s.by ? [[s.role, s.by]] : [])),
  );
  return withMoves(facts.datasets).flatMap((change) => {
    if (change.head === null || isCleared(pr.ledger, change.id, change.head.digest)) return [];
    const { digest } = change.head;
    return [
      {
        kind: 'cleared',
        at: facts.now,
        pullRequest: pr.number,
        dataset: change.id,
        ...(change.from === undefined ? {} : { from: change.from }),
        digest,
        head: pr.head,
        signedBy,
      } as const,
    ];
  });
}

/**
 * Is this content of a folder cleared by this pull request? A later objection, dismissal or withholding takes the
 * clearance back, until everything stands again and a new entry is written.
 */
export function isCleared(ledger: readonly LedgerRecord[], dataset: DatasetId, digest: Sha256): boolean {
  return clearanceOf(ledger, dataset, digest) !== null;
}

export function clearanceOf(
  ledger: readonly LedgerRecord[],
  dataset: DatasetId,
  digest: Sha256,
): ClearedRecord | null {
  let standing: ClearedRecord | null = null;
  for (const record of ledger) {
    if (record.kind === 'cleared' && record.dataset === dataset && record.digest === digest)
      standing = record;
    if (endsClearance(record)) standing = null;
  }
  return standing;
}
