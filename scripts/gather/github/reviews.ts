import type { Octokit } from '@octokit/rest';
import type { ReviewFacts } from '../../model/facts.ts';
import type { Case } from './case.ts';
import type { GateEvent } from './event.ts';
import { isBot } from './people.ts';
import { type Push, tipAt } from './pushes.ts';

const STATES: Record<string, ReviewFacts['state']> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** Longer texts are cut: they are quoted, never parsed beyond their beginning. */
const MOST_TEXT = 5000;

/** What is known of which commit was the head when a review arrived: GitHub may name another by now. */
interface Seen {
  /** The run that this review started knows for itself. */
  event?: NonNullable<GateEvent['review']>;
  pushes: readonly Push[];
  head: string;
}

/** Every submitted review, oldest first. Reviews of deleted accounts and those not yet sent are left out. */
export async function readReviews(
  octokit: Octokit,
  where: Case,
  { event, pushes, head }: Seen,
): Promise<ReviewFacts[]> {
  const listed = await octokit.paginate(octokit.pulls.listReviews, { ...where, per_page: 100 });
  return listed.flatMap(({ id, user, state: given, commit_id: commit, submitted_at: at, body }) => {
    const state = STATES[given];
    if (state === undefined || user === null || at === undefined) return [];
    const review: ReviewFacts = {
      id,
      by: user.login,
      bot: isBot(user.login, user.type),
      state,
      commit: commit ?? '',
      at,
      body: body.slice(0, MOST_TEXT),
    };
    const seenAt = event?.id === id ? event.seenAt : tipAt(pushes, head, at);
    return seenAt === undefined ? review : { ...review, seenAt };
  });
}
