import { emit } from '../events/emit.ts';
import { presentSimplePull } from '../present/pull-request.ts';
import { presentReviewComment } from '../present/review.ts';
import type { PullRequest, ReviewComment } from '../state/pull-request.ts';
import type { Case } from './timeline.ts';

export function addReviewComment(
  { world, repository, issue, token }: Case,
  pull: PullRequest,
  written: Omit<ReviewComment, 'id' | 'author' | 'createdAt' | 'updatedAt'>,
): ReviewComment {
  const now = world.now();
  const comment: ReviewComment = {
    ...written,
    id: world.nextId(),
    author: token.account,
    createdAt: now,
    updatedAt: now,
  };
  pull.reviewComments.push(comment);
  issue.updatedAt = now;
  emit(world, repository, token, 'pull_request_review_comment', {
    action: 'created',
    comment: presentReviewComment(world, repository, issue, comment),
    pull_request: presentSimplePull(world, repository, issue, pull),
  });
  return comment;
}
