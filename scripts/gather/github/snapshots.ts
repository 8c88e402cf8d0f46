import type { PullRequestFacts, ReviewFacts } from '../../model/facts.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import { fetchCommit, type Remote } from './fetch-refs.ts';
import type { History } from './history.ts';

/** More commits than this are not looked at; reviews of the others are asked for again. */
const MOST_SNAPSHOTS = 50;

/**
 * What stood there at the commits that reviews name, where that is not the head and the ledger has no record of the
 * review yet. Commits that are gone for good have no snapshot.
 */
export async function readSnapshots(
  remote: Remote,
  history: History,
  facts: { head: string; reviews: readonly ReviewFacts[]; records: readonly LedgerRecord[] },
): Promise<PullRequestFacts['snapshots']> {
  const recorded = new Set(
    facts.records.flatMap((record) =>
      record.kind === 'sign-off' && 'review' in record.via ? [record.via.review] : [],
    ),
  );
  const named = facts.reviews
    .filter(
      (review) =>
        !recorded.has(review.id) && (review.state === 'approved' || review.state === 'changes-requested'),
    )
    .map((review) => review.commit)
    .filter((commit) => commit !== facts.head);
  const snapshots: PullRequestFacts['snapshots'] = {};
  for (const commit of [...new Set(named)].slice(-MOST_SNAPSHOTS)) {
    if (await fetchCommit(remote, commit)) snapshots[commit] = await history.at(commit);
  }
  return snapshots;
}
