import type { Octokit } from '@octokit/rest';
import type { ReviewFacts } from '../../model/facts.ts';
import type { Case } from './case.ts';
import type { GateEvent } from './event.ts';
import type { IssueEvent } from './issue-events.ts';
import { member, textOf } from './payload.ts';
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
  /** What was done to the pull request: who dismissed what. */
  events: readonly IssueEvent[];
}

/** Every submitted review, oldest first. Reviews of deleted accounts and those not yet sent are left out. */
export async function readReviews(
  octokit: Octokit,
  where: Case,
  { event, pushes, head, events }: Seen,
): Promise<ReviewFacts[]> {
  const dismissals = dismissalsIn(events);
  const listed = await octokit.paginate(octokit.pulls.listReviews, { ...where, per_page: 100 });
  return listed.flatMap(({ id, user, state: given, commit_id: commit, submitted_at: at, body }) => {
    const state = STATES[given];
    if (state === undefined || user === null || at === undefined) return [];
    const dismissed = dismissals.get(id);
    const review: ReviewFacts = {
      id,
      by: user.login,
      bot: isBot(user.login, user.type),
      state,
      commit: commit ?? '',
      at,
      body: body.slice(0, MOST_TEXT),
      ...(state !== 'dismissed' || dismissed === undefined ? {} : { dismissed }),
    };
    const seenAt = event?.id === id ? event.seenAt : tipAt(pushes, head, at);
    return seenAt === undefined ? review : { ...review, seenAt };
  });
}

/** Whoever may write can dismiss anybody's review; its state does not tell any more what it said. */
function dismissalsIn(events: readonly IssueEvent[]): Map<unknown, ReviewFacts['dismissed']> {
  return new Map(
    events.flatMap((event) => {
      const by = textOf(event, 'actor', 'login');
      const was = STATES[textOf(event, 'dismissed_review', 'state')?.toUpperCase() ?? ''];
      return event.event !== 'review_dismissed' || by === undefined || was === undefined
        ? []
        : [[member(event, 'dismissed_review', 'review_id'), { by, was }] as const];
    }),
  );
}
