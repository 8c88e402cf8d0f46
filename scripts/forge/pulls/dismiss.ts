import { emit } from '../events/emit.ts';
import { presentSimplePull } from '../present/pull-request.ts';
import { presentReview } from '../present/review.ts';
import type { PullRequest, Review } from '../state/pull-request.ts';
import { type Case, record } from './timeline.ts';

/** Takes the say from a review; it stays readable, and nothing older takes its place. */
export async function dismiss(
  target: Case,
  pull: PullRequest,
  review: Review,
  message: string,
): Promise<void> {
  const state = review.state.toLowerCase();
  review.state = 'DISMISSED';
  record(target, 'review_dismissed', {
    dismissed_review: { state, review_id: review.id, dismissal_message: message === '' ? null : message },
  });
  emitReview(target, pull, review, 'dismissed');
}

/** Webhooks write a review's state in lower case. */
export function emitReview(target: Case, pull: PullRequest, review: Review, action: string): void {
  const { world, repository, issue, token } = target;
  const presented = presentReview(world, repository, issue, review);
  emit(world, repository, token, 'pull_request_review', {
    action,
    review: { ...presented, state: review.state.toLowerCase() },
    pull_request: presentSimplePull(world, repository, issue, pull),
  });
}
