import { emit } from '../events/emit.ts';
import { entryAt, listTree } from '../git/files.ts';
import { commitOfBranch, resolveCommit } from '../git/revision.ts';
import { object, text } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import { onRepository } from './on-repository.ts';

const FOLDER = '.github/workflows';

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
      state: repository.actions.disabledWorkflows.has(`${FOLDER}/${path}`) ? 'disabled_manually' : 'active',
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
      const path = await workflowPath(context, commit);
      if (repository.actions.disabledWorkflows.has(path))
        throw new Refusal(403, 'Cannot trigger a disabled workflow');
      emit(world, repository, tokenOf(context), 'workflow_dispatch', {
        inputs: object(body, 'inputs') ?? {},
        ref: ref.startsWith('refs/') ? ref : `refs/heads/${ref}`,
        workflow: path,
      });
      return noContent;
    },
  ),

  onRepository(
    'PUT',
    '/actions/workflows/{workflow_id}/disable',
    writes('write', 'actions'),
    async (context) => {
      context.repository.actions.disabledWorkflows.add(await workflowPath(context));
      return noContent;
    },
  ),
  onRepository(
    'PUT',
    '/actions/workflows/{workflow_id}/enable',
    writes('write', 'actions'),
    async (context) => {
      context.repository.actions.disabledWorkflows.delete(await workflowPath(context));
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
];

/** A workflow is named by its file name or its id. Throws 404 for one that is not there. */
async function workflowPath(context: RepositoryContext, at?: string): Promise<string> {
  const { repository } = context;
  const written = parameter(context, 'workflow_id').replace(`${FOLDER}/`, '');
  const commit = at ?? (await commitOfBranch(repository.git, repository.defaultBranch));
  const folder = commit && (await entryAt(repository.git, commit, FOLDER));
  const files = folder ? await listTree(repository.git, folder.sha) : [];
  const file = files.find(({ path }) => path === written || String(idOf(path)) === written);
  if (file === undefined) throw notFound();
  return `${FOLDER}/${file.path}`;
}

/** Stable for a file. */
function idOf(path: string): number {
  return [...path].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2_147_483_647, 7);
}
