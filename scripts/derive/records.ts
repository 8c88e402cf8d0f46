import type { Parts } from '../model/dataset.ts';
import type { Facts, PullRequestFacts, ReviewFacts } from '../model/facts.ts';
import type { RoleId } from '../model/governance.ts';
import type { SignOffRecord } from '../model/ledger.ts';
import { changedParts, coveredParts } from './covers.ts';
import { reviewOf } from './decisions.ts';
import { isMember } from './membership.ts';
import type { Seat } from './seats.ts';

export interface Recording {
  records: SignOffRecord[];
  /** Reviews that could not be bound to content, by role: their authors are asked again. */
  unbound: { role: RoleId; by: string }[];
}

/** What the ledger should learn from the reviews and submissions of this pull request and does not hold yet. */
export function recordDecisions(facts: Facts, pr: PullRequestFacts, seats: readonly Seat[]): Recording {
  const recording: Recording = { records: [], unbound: [] };
  for (const seat of seats) {
    const known = pr.ledger.filter((r): r is SignOffRecord => r.kind === 'sign-off' && r.role === seat.key);
    const mine = pr.reviews.filter((review) => !review.bot && isMember(pr, seat.key, review.by));
    for (const review of mine) recordReview(facts, pr, seat, review, known, recording);
    recordSubmissions(pr, seat, known, recording);
  }
  return recording;
}

function recordReview(
  facts: Facts,
  pr: PullRequestFacts,
  { key, role, subjects, covered: now }: Seat,
  review: ReviewFacts,
  known: SignOffRecord[],
  recording: Recording,
): void {
  const recorded = known.filter((record) => reviewOf(record) === review.id);
  const entry = (decision: SignOffRecord['decision'], head: string, parts: Parts): SignOffRecord => ({
    kind: 'sign-off',
    at: review.at,
    pullRequest: pr.number,
    role: key,
    by: review.by,
    decision,
    head,
    via: { review: review.id },
    parts,
  });
  const state = saidBy(pr, key, review);
  if (state === 'dismissed') {
    // Also where nobody saw it before it was dismissed: it ended whatever the same person had said until then.
    const { head, parts } = recorded[0] ?? { head: review.commit, parts: {} };
    if (!recorded.some((r) => r.decision === 'dismissed'))
      recording.records.push(entry('dismissed', head, parts));
    return;
  }
  if (state === 'commented' || recorded.length > 0) return;
  const signed = boundCommit(pr, review);
  const parts =
    signed === null ? null : signed === pr.head ? now : coveredParts(facts, role, subjects, signed);
  if (state === 'changes-requested')
    recording.records.push({
      ...entry('changes-requested', review.commit, parts ?? now),
      ...reasonOf(review),
    });
  else if (parts !== null && (review.seenAt !== undefined || changedParts(parts, now).length === 0)) {
    recording.records.push(entry('approved', review.commit, parts));
  } else recording.unbound.push({ role: key, by: review.by });
}

/** As much as a decision needs: nobody reads a novel in a ledger. */
const REASON_LENGTH = 1_000;

function reasonOf({ body }: ReviewFacts): Pick<SignOffRecord, 'reason'> {
  const reason = body.trim().slice(0, REASON_LENGTH);
  return reason === '' ? {} : { reason };
}

/**
 * Whoever may write can dismiss anybody's review. An approval is gone then, whoever did it, until the merge: what it
 * cleared is to be published, and nobody could give it anew. An objection is the role's own to take back, and stands until
 * somebody of the role does; so is an approval that the merge rested on.
 */
function saidBy(pr: PullRequestFacts, key: RoleId, { state, dismissed }: ReviewFacts): ReviewFacts['state'] {
  if (state !== 'dismissed' || dismissed === undefined || isMember(pr, key, dismissed.by)) return state;
  const { was } = dismissed;
  return was === 'changes-requested' || (was === 'approved' && pr.merged) ? was : state;
}

/**
 * The commit whose content the review is about; null where that cannot be known. GitHub may re-point `commit`, so the
 * commit that the relay saw must agree with it; a review first seen by the sweep counts only for the commit it names.
 */
function boundCommit(pr: PullRequestFacts, review: ReviewFacts): string | null {
  if (review.seenAt !== undefined && review.seenAt !== review.commit) return null;
  return review.commit === pr.head || review.commit in pr.snapshots ? review.commit : null;
}

function recordSubmissions(
  pr: PullRequestFacts,
  { key, role, covered }: Seat,
  known: SignOffRecord[],
  recording: Recording,
): void {
  if (role.by_submitting !== true) return;
  for (const submission of pr.submissions) {
    if (!isMember(pr, key, submission.by) || submission.head !== pr.head) continue;
    if (known.some((record) => 'submission' in record.via && record.via.submission === submission.at))
      continue;
    recording.records.push({
      kind: 'sign-off',
      at: submission.at,
      pullRequest: pr.number,
      role: key,
      by: submission.by,
      decision: 'approved',
      head: pr.head,
      via: { submission: submission.at },
      parts: covered,
    });
  }
}
