import type { Issue } from '../state/issue.ts';
import type { Review, ReviewComment } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi } from './addresses.ts';
import { associationOf, issuePage } from './issue.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentReview(
  world: World,
  repository: Repository,
  issue: Issue,
  review: Review,
): Schema<'pull-request-review'> {
  const page = `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`;
  const pull = repositoryApi(world, repository, `/pulls/${issue.number}`);
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: presentAccount(world, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pull,
    author_association: associationOf(world, repository, review.author),
    _links: { html: { href: page }, pull_request: { href: pull } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitId,
  };
}

export function presentReviewComment(
  world: World,
  repository: Repository,
  issue: Issue,
  comment: ReviewComment,
): Schema<'pull-request-review-comment'> {
  const page = `${issuePage(world, repository, issue)}#discussion_r${comment.id}`;
  const pull = repositoryApi(world, repository, `/pulls/${issue.number}`);
  const url = repositoryApi(world, repository, `/pulls/comments/${comment.id}`);
  return {
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    url,
    html_url: page,
    pull_request_url: pull,
    pull_request_review_id: comment.reviewId,
    diff_hunk: '',
    path: comment.path,
    ...(comment.line === null ? {} : { line: comment.line, original_line: comment.line }),
    side: comment.side,
    // The older way of naming a line: by its place in the patch, which nobody here counts.
    position: comment.line ?? 1,
    original_position: comment.line ?? 1,
    commit_id: comment.commitId,
    original_commit_id: comment.commitId,
    ...(comment.inReplyTo === null ? {} : { in_reply_to_id: comment.inReplyTo }),
    user: presentAccount(world, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(world, repository, comment.author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pull } },
  };
}
