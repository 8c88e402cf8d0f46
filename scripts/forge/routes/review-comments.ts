import { integer, oneOf, optionalText, text } from '../http/body.ts';
import { numberParameter } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound } from '../http/refusal.ts';
import { created } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentReviewComment } from '../present/review.ts';
import { addReviewComment } from '../pulls/review-comment.ts';
import { findPull, pullCase } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const write = writes('read', 'pull-requests');

export const reviewCommentRoutes: Route[] = [
  onRepository('GET', '/pulls/{pull_number}/comments', reads('pull-requests'), (context) => {
    const { world, repository } = context;
    const { issue, pull } = findPull(context);
    return list(context, pull.reviewComments, (comment) =>
      presentReviewComment(world, repository, issue, comment),
    );
  }),

  onRepository('POST', '/pulls/{pull_number}/comments', write, (context) => {
    const { world, repository, body } = context;
    const { target, pull } = pullCase(context);
    const comment = addReviewComment(target, pull, {
      reviewId: null,
      path: text(body, 'path'),
      line: integer(body, 'line') ?? null,
      side: oneOf(body, 'side', ['LEFT', 'RIGHT']) ?? 'RIGHT',
      body: text(body, 'body'),
      commitId: optionalText(body, 'commit_id') ?? pull.head.sha,
      inReplyTo: integer(body, 'in_reply_to') ?? null,
    });
    return created(presentReviewComment(world, repository, target.issue, comment));
  }),

  onRepository('POST', '/pulls/{pull_number}/comments/{comment_id}/replies', write, (context) => {
    const { world, repository, body } = context;
    const { target, pull } = pullCase(context);
    const first = pull.reviewComments.find(({ id }) => id === numberParameter(context, 'comment_id'));
    if (first === undefined) throw notFound();
    const { path, line, side, commitId } = first;
    const reply = {
      reviewId: null,
      path,
      line,
      side,
      commitId,
      body: text(body, 'body'),
      inReplyTo: first.id,
    };
    return created(
      presentReviewComment(world, repository, target.issue, addReviewComment(target, pull, reply)),
    );
  }),
];
