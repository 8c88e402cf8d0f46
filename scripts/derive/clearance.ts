import type { SignOff } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import { type ClearedRecord, type LedgerRecord, sinceRenewal } from '../model/ledger.ts';
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

/** Is this content of a folder cleared by this pull request, since anybody signed, objected, dismissed or withheld? */
function isCleared(ledger: readonly LedgerRecord[], dataset: DatasetId, digest: Sha256): boolean {
  return sinceRenewal(ledger).some(
    (record) => record.kind === 'cleared' && record.dataset === dataset && record.digest === digest,
  );
}
