import { emit } from '../events/emit.ts';
import { entryAt, listTree } from '../git/files.ts';
import { commitOfBranch, resolveCommit } from '../git/revision.ts';
import { flag, object, oneOf, text } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, readsAs, writes } from '../identity/access.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import { onRepository } from './on-repository.ts';

const FOLDER = '.github/workflows';
const administer = writes('admin', 'administration');
const administered = readsAs('admin', 'administration');

export const actionRoutes: Route[] = [
  onRepository('GET', '/actions/workflows', reads('actions'), async (context) => {
    const { world, repository } = context;
    const tip = await commitOfBranch(repository.git, repository.defaultBranch);
    const folder = tip && (await entryAt(repository.git, tip, FOLDER));
    const files = folder
      ? (await listTree(repository.git, folder.sha)).filter(({ path }) => /\.ya?ml$/.test(path))
      : [];
    return countedList(context, 'workflows', files, ({ path }) => ({
      id: idOf(path),
      node_id: nodeId('W', idOf(path)),
      name: path,
      path: `${FOLDER}/${path}`,
      state: 'active',
      created_at: repository.createdAt,
      updated_at: repository.updatedAt,
      url: repositoryApi(world, repository, `/actions/workflows/${idOf(path)}`),
      html_url: repositoryPage(world, repository, `/blob/${repository.defaultBranch}/${FOLDER}/${path}`),
      badge_url: repositoryPage(world, repository, `/workflows/${path}/badge.svg`),
    }));
  }),

  onRepository(
    'POST',
    '/actions/workflows/{workflow_id}/dispatches',
    writes('write', 'actions'),
    async (context) => {
      const { world, repository, body } = context;
      const ref = text(body, 'ref');
      const commit = await resolveCommit(repository.git, ref);
      if (commit === null) throw new Refusal(422, `No ref found for: ${ref}`);
      const path = `${FOLDER}/${parameter(context, 'workflow_id').replace(`${FOLDER}/`, '')}`;
      if ((await entryAt(repository.git, commit, path)) === null) throw notFound();
      emit(world, repository, tokenOf(context), 'workflow_dispatch', {
        inputs: object(body, 'inputs') ?? {},
        ref: ref.startsWith('refs/') ? ref : `refs/heads/${ref}`,
        workflow: path,
      });
      return noContent;
    },
  ),

  onRepository('POST', '/dispatches', writes('write', 'contents'), ({ world, repository, body, ...rest }) => {
    const token = tokenOf({ world, body, ...rest });
    emit(world, repository, token, 'repository_dispatch', {
      action: text(body, 'event_type'),
      branch: repository.defaultBranch,
      client_payload: object(body, 'client_payload') ?? {},
    });
    return noContent;
  }),

  onRepository('GET', '/actions/permissions', administered, () =>
    ok({ enabled: true, allowed_actions: 'all' }),
  ),

  onRepository('GET', '/actions/permissions/workflow', administered, ({ repository }) =>
    ok(workflowPermissions(repository)),
  ),
  onRepository('PUT', '/actions/permissions/workflow', administer, ({ repository, body }) => {
    const { settings } = repository;
    settings.default_workflow_permissions =
      oneOf(body, 'default_workflow_permissions', ['read', 'write']) ?? settings.default_workflow_permissions;
    settings.can_approve_pull_request_reviews =
      flag(body, 'can_approve_pull_request_reviews') ?? settings.can_approve_pull_request_reviews;
    return noContent;
  }),

  // Nothing here sets a repository's own secrets: they belong to environments.
  onRepository('GET', '/actions/secrets', readsAs('write', 'secrets'), (context) =>
    countedList(context, 'secrets', [], String),
  ),
];

function workflowPermissions({ settings }: RepositoryContext['repository']) {
  return {
    default_workflow_permissions: settings.default_workflow_permissions,
    can_approve_pull_request_reviews: settings.can_approve_pull_request_reviews,
  };
}

/** Stable for a file. */
function idOf(path: string): number {
  return [...path].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2_147_483_647, 7);
}
