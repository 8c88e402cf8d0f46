import { objectType } from '../git/revision.ts';
import { type Body, integer, objects, oneOf, optionalText, text } from '../http/body.ts';
import { actorOf, numberParameter, type RepositoryContext } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal, validationFailed } from '../http/refusal.ts';
import { ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentReview, presentReviewComment } from '../present/review.ts';
import { dismiss, emitReview } from '../pulls/dismiss.ts';
import { addReviewComment } from '../pulls/review-comment.ts';
import { answerRequests } from '../pulls/reviewer-requests.ts';
import type { Case } from '../pulls/timeline.ts';
import { sameLogin } from '../state/account.ts';
import type { PullRequest, Review, ReviewState } from '../state/pull-request.ts';
import { findPull, pullCase } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const EVENTS = ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] as const;
type ReviewEvent = (typeof EVENTS)[number];

const STATES: Record<ReviewEvent, ReviewState> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

const read = reads('pull-requests');
const write = writes('read', 'pull-requests');

export const reviewRoutes: Route[] = [
  onRepository('GET', '/pulls/{pull_number}/reviews', read, (context) => {
    const { world, repository } = context;
    const { issue, pull } = findPull(context);
    // What has not been sent is shown to its author alone.
    const shown = pull.reviews.filter((review) => review.state !== 'PENDING' || isOwn(context, review));
    return list(context, shown, (review) => presentReview(world, repository, issue, review));
  }),

  onRepository('POST', '/pulls/{pull_number}/reviews', write, createReview),

  onRepository('GET', '/pulls/{pull_number}/reviews/{review_id}', read, (context) =>
    reply(context, findReview(context)),
  ),

  onRepository('PUT', '/pulls/{pull_number}/reviews/{review_id}', write, (context) => {
    const { target, pull } = pullCase(context);
    const review = findReview(context);
    if (!isOwn(context, review)) throw new Refusal(403, 'You can only edit your own reviews');
    review.body = text(context.body, 'body');
    if (review.state !== 'PENDING') emitReview(target, pull, review, 'edited');
    return reply(context, review);
  }),

  onRepository('POST', '/pulls/{pull_number}/reviews/{review_id}/events', write, async (context) => {
    const { target, pull } = pullCase(context);
    const review = findReview(context);
    if (review.state !== 'PENDING' || !isOwn(context, review))
      throw new Refusal(422, 'Unprocessable Entity', ['Can not submit a review that is not pending']);
    const event = oneOf(context.body, 'event', EVENTS);
    if (event === undefined)
      throw validationFailed({ resource: 'PullRequestReview', field: 'event', code: 'missing_field' });
    review.body = optionalText(context.body, 'body') ?? review.body;
    submit(target, pull, review, event);
    return reply(context, review);
  }),

  onRepository('DELETE', '/pulls/{pull_number}/reviews/{review_id}', write, (context) => {
    const { pull } = findPull(context);
    const review = findReview(context);
    if (review.state !== 'PENDING' || !isOwn(context, review))
      throw new Refusal(422, 'Unprocessable Entity', ['Can not delete a non-pending pull request review']);
    pull.reviews = pull.reviews.filter((each) => each !== review);
    return reply(context, review);
  }),

  onRepository(
    'PUT',
    '/pulls/{pull_number}/reviews/{review_id}/dismissals',
    writes('write', 'pull-requests'),
    async (context) => {
      const { target, pull } = pullCase(context);
      const review = findReview(context);
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
        throw new Refusal(422, 'Unprocessable Entity', ['Can not dismiss a commented pull request review']);
      await dismiss(target, pull, review, text(context.body, 'message'));
      return reply(context, review);
    },
  ),

  onRepository('GET', '/pulls/{pull_number}/reviews/{review_id}/comments', read, (context) => {
    const { world, repository } = context;
    const { issue, pull } = findPull(context);
    const { id } = findReview(context);
    const comments = pull.reviewComments.filter(({ reviewId }) => reviewId === id);
    return list(context, comments, (comment) => presentReviewComment(world, repository, issue, comment));
  }),
];

async function createReview(context: RepositoryContext): Promise<Reply> {
  const { world, repository, body } = context;
  const { target, pull } = pullCase(context);
  const event = oneOf(body, 'event', EVENTS);
  const commitId = optionalText(body, 'commit_id') ?? pull.head.sha;
  if ((await objectType(repository.git, commitId)) !== 'commit')
    throw new Refusal(422, 'Unprocessable Entity', ['commit_id is not part of the pull request']);
  const review: Review = {
    id: world.nextId(),
    author: actorOf(context),
    state: 'PENDING',
    body: optionalText(body, 'body') ?? '',
    commitId,
    submittedAt: null,
  };
  const comments = objects(body, 'comments') ?? [];
  if (event !== undefined) refuseReview(target, review, event, comments.length);
  pull.reviews.push(review);
  for (const comment of comments) addComment(target, pull, review, comment);
  if (event !== undefined) submit(target, pull, review, event);
  return reply(context, review);
}

/** What GitHub does not let anybody send. */
function refuseReview(
  { issue, token, repository }: Case,
  review: Review,
  event: ReviewEvent,
  comments: number,
): void {
  if (event === 'APPROVE' && token.kind === 'job' && !repository.settings.can_approve_pull_request_reviews)
    throw new Refusal(422, 'Unprocessable Entity', [
      'GitHub Actions is not permitted to approve pull requests.',
    ]);
  const own = sameLogin(review.author.login, issue.author.login);
  if (own && event === 'APPROVE')
    throw new Refusal(422, 'Unprocessable Entity', ['Can not approve your own pull request']);
  if (own && event === 'REQUEST_CHANGES')
    throw new Refusal(422, 'Unprocessable Entity', ['Can not request changes on your own pull request']);
  if (event !== 'APPROVE' && review.body.trim() === '' && comments === 0)
    throw new Refusal(422, 'Unprocessable Entity', ["Body can't be blank"]);
}

function submit(target: Case, pull: PullRequest, review: Review, event: ReviewEvent): void {
  refuseReview(
    target,
    review,
    event,
    pull.reviewComments.filter(({ reviewId }) => reviewId === review.id).length,
  );
  review.state = STATES[event];
  review.submittedAt = target.world.now();
  target.issue.updatedAt = review.submittedAt;
  answerRequests(target, pull, review.author);
  emitReview(target, pull, review, 'submitted');
}

function addComment(target: Case, pull: PullRequest, review: Review, comment: Body): void {
  addReviewComment(target, pull, {
    reviewId: review.id,
    path: text(comment, 'path'),
    line: integer(comment, 'line') ?? integer(comment, 'position') ?? null,
    side: oneOf(comment, 'side', ['LEFT', 'RIGHT']) ?? 'RIGHT',
    body: text(comment, 'body'),
    commitId: review.commitId,
    inReplyTo: null,
  });
}

function findReview(context: RepositoryContext): Review {
  const { pull } = findPull(context);
  const id = numberParameter(context, 'review_id');
  const review = pull.reviews.find((each) => each.id === id);
  if (review === undefined || (review.state === 'PENDING' && !isOwn(context, review))) throw notFound();
  return review;
}

function isOwn({ token }: RepositoryContext, review: Review): boolean {
  return token !== null && sameLogin(token.account.login, review.author.login);
}

function reply(context: RepositoryContext, review: Review): Reply {
  return ok(presentReview(context.world, context.repository, findPull(context).issue, review));
}
