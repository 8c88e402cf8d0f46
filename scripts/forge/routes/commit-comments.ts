import { emit } from '../events/emit.ts';
import { objectType } from '../git/revision.ts';
import { text } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, validationFailed } from '../http/refusal.ts';
import { created } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentAccount } from '../present/account.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { associationOf } from '../present/issue.ts';
import { nodeId } from '../present/node-id.ts';
import type { Schema } from '../present/schema.ts';
import type { CommitComment } from '../state/commit-report.ts';
import { onRepository } from './on-repository.ts';

const PATH = '/commits/{commit_sha}/comments';

export const commitCommentRoutes: Route[] = [
  onRepository('GET', PATH, reads('contents'), (context) => {
    const sha = parameter(context, 'commit_sha');
    const comments = context.repository.commitComments.filter((comment) => comment.sha === sha);
    return list(context, comments, (comment) => present(context, comment));
  }),

  onRepository('POST', PATH, writes('read', 'contents'), async (context) => {
    const { world, repository, body } = context;
    const sha = parameter(context, 'commit_sha');
    if ((await objectType(repository.git, sha)) !== 'commit') throw notFound();
    const written = text(body, 'body');
    if (written.trim() === '')
      throw validationFailed({ resource: 'CommitComment', field: 'body', code: 'missing_field' });
    const token = tokenOf(context);
    const comment = { id: world.nextId(), sha, author: token.account, body: written, createdAt: world.now() };
    repository.commitComments.push(comment);
    emit(world, repository, token, 'commit_comment', {
      action: 'created',
      comment: present(context, comment),
    });
    return created(present(context, comment));
  }),
];

function present({ world, repository }: RepositoryContext, comment: CommitComment): Schema<'commit-comment'> {
  return {
    id: comment.id,
    node_id: nodeId('CC', comment.id),
    url: repositoryApi(world, repository, `/comments/${comment.id}`),
    html_url: repositoryPage(world, repository, `/commit/${comment.sha}#commitcomment-${comment.id}`),
    body: comment.body,
    path: null,
    position: null,
    line: null,
    commit_id: comment.sha,
    user: presentAccount(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    author_association: associationOf(world, repository, comment.author),
  };
}
