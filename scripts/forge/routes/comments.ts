import { emit } from '../events/emit.ts';
import { oneOf, text } from '../http/body.ts';
import { actorOf, numberParameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, type Refusal, validationFailed } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { demand, reads, writes } from '../identity/access.ts';
import { presentAccount } from '../present/account.ts';
import { presentComment, presentIssue } from '../present/issue.ts';
import { nodeId } from '../present/node-id.ts';
import type { Schema } from '../present/schema.ts';
import { sameLogin } from '../state/account.ts';
import { type Comment, type Issue, REACTIONS, type Reaction } from '../state/issue.ts';
import type { World } from '../state/world.ts';
import { readIssue, writeIssue } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const read = reads('issues', 'pull-requests');
const write = writes('read', 'issues', 'pull-requests');
const LONGEST = 65_536;

export const commentRoutes: Route[] = [
  onRepository('GET', '/issues/{issue_number}/comments', read, (context) => {
    const issue = readIssue(context);
    const since = context.query.get('since');
    const comments = issue.comments.filter(({ updatedAt }) => since === null || updatedAt >= since);
    return list(context, comments, (comment) =>
      presentComment(context.world, context.repository, issue, comment),
    );
  }),

  onRepository('POST', '/issues/{issue_number}/comments', write, (context) => {
    const { world, issue, token } = writeIssue(context, 'read');
    const now = world.now();
    const comment: Comment = {
      id: world.nextId(),
      author: token.account,
      body: readBody(context),
      createdAt: now,
      updatedAt: now,
      appId: token.kind === 'user' ? null : token.appId,
      reactions: [],
    };
    issue.comments.push(comment);
    issue.updatedAt = now;
    tell(context, issue, comment, 'created');
    return created(presentComment(world, context.repository, issue, comment));
  }),

  onRepository('GET', '/issues/comments', read, (context) => {
    const { world, repository } = context;
    const all = [...repository.issues.values()].flatMap((issue) =>
      issue.comments.map((comment) => ({ issue, comment })),
    );
    const ordered = all.sort((a, b) => a.comment.id - b.comment.id);
    return list(context, ordered, ({ issue, comment }) => presentComment(world, repository, issue, comment));
  }),

  onRepository('GET', '/issues/comments/{comment_id}', read, (context) => {
    const { issue, comment } = find(context);
    return ok(presentComment(context.world, context.repository, issue, comment));
  }),

  onRepository('PATCH', '/issues/comments/{comment_id}', write, (context) => {
    const { issue, comment } = findOwn(context);
    const from = comment.body;
    comment.body = readBody(context);
    comment.updatedAt = context.world.now();
    tell(context, issue, comment, 'edited', { changes: { body: { from } } });
    return ok(presentComment(context.world, context.repository, issue, comment));
  }),

  onRepository('DELETE', '/issues/comments/{comment_id}', write, (context) => {
    const { issue, comment } = findOwn(context);
    issue.comments = issue.comments.filter((each) => each !== comment);
    tell(context, issue, comment, 'deleted');
    return noContent;
  }),

  onRepository('GET', '/issues/comments/{comment_id}/reactions', read, (context) =>
    list(context, find(context).comment.reactions, (reaction) => presentReaction(context.world, reaction)),
  ),

  onRepository('POST', '/issues/comments/{comment_id}/reactions', write, (context) => {
    const { world, body } = context;
    const { comment } = find(context);
    const author = actorOf(context);
    const content = oneOf(body, 'content', REACTIONS);
    if (content === undefined)
      throw validationFailed({ resource: 'Reaction', field: 'content', code: 'missing_field' });
    const known = comment.reactions.find(
      (each) => each.content === content && sameLogin(each.author.login, author.login),
    );
    if (known !== undefined) return ok(presentReaction(world, known));
    const reaction: Reaction = { id: world.nextId(), author, content, createdAt: world.now() };
    comment.reactions.push(reaction);
    return created(presentReaction(world, reaction));
  }),
];

function readBody({ body }: RepositoryContext): string {
  const written = text(body, 'body');
  const wrong = (message: string): Refusal =>
    validationFailed({ resource: 'IssueComment', field: 'data', code: 'unprocessable', message });
  if (written.trim() === '') throw wrong('Body cannot be blank');
  if (written.length > LONGEST) throw wrong(`Body is too long (maximum is ${LONGEST} characters)`);
  return written;
}

function find(context: RepositoryContext): { issue: Issue; comment: Comment } {
  const id = numberParameter(context, 'comment_id');
  for (const issue of context.repository.issues.values()) {
    const comment = issue.comments.find((each) => each.id === id);
    if (comment !== undefined) return { issue, comment };
  }
  throw notFound();
}

/** One's own comments, or anybody's with write access. */
function findOwn(context: RepositoryContext): { issue: Issue; comment: Comment } {
  const found = find(context);
  const own = sameLogin(found.comment.author.login, tokenOf(context).account.login);
  demand(context, context.repository, writes(own ? 'read' : 'write', 'issues', 'pull-requests'));
  return found;
}

function tell(context: RepositoryContext, issue: Issue, comment: Comment, action: string, fields = {}): void {
  const { world, repository } = context;
  emit(world, repository, tokenOf(context), 'issue_comment', {
    action,
    issue: presentIssue(world, repository, issue),
    comment: presentComment(world, repository, issue, comment),
    ...fields,
  });
}

function presentReaction(world: World, reaction: Reaction): Schema<'reaction'> {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: presentAccount(world, reaction.author),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}
