import { commitOfBranch } from '../git/revision.ts';
import { flag, nullableText, oneOf, optionalText, texts } from '../http/body.ts';
import { actorOf, type Context, parameter } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, validationFailed } from '../http/refusal.ts';
import { created, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { mayKnow, reads, writes } from '../identity/access.ts';
import { presentFullRepository, presentRepository } from '../present/repository.ts';
import { addRepository } from '../state/add-repository.ts';
import { findOrganization } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

const SETTINGS = [
  'allow_merge_commit',
  'allow_squash_merge',
  'allow_rebase_merge',
  'allow_auto_merge',
  'allow_update_branch',
  'allow_forking',
  'delete_branch_on_merge',
  'has_issues',
  'archived',
  'is_template',
] as const;

export const repositoryRoutes: Route[] = [
  onRepository('GET', '', reads('metadata'), ({ world, repository, token }) =>
    ok(presentFullRepository(world, repository, token?.kind === 'user' ? token.account : undefined)),
  ),

  onRepository('PATCH', '', writes('admin', 'administration'), async ({ world, repository, token, body }) => {
    const branch = optionalText(body, 'default_branch');
    if (branch !== undefined && (await commitOfBranch(repository.git, branch)) === null)
      throw validationFailed({
        resource: 'Repository',
        field: 'default_branch',
        code: 'invalid',
        message: `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
      });
    if (branch !== undefined) {
      await repository.git.text(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
      repository.defaultBranch = branch;
    }
    const visibility = oneOf(body, 'visibility', ['public', 'private']);
    repository.private =
      flag(body, 'private') ?? (visibility === undefined ? repository.private : visibility === 'private');
    for (const key of SETTINGS) repository.settings[key] = flag(body, key) ?? repository.settings[key];
    const [description, homepage] = [nullableText(body, 'description'), nullableText(body, 'homepage')];
    if (description !== undefined) repository.description = description;
    if (homepage !== undefined) repository.homepage = homepage;
    repository.updatedAt = world.now();
    return ok(presentFullRepository(world, repository, token?.account));
  }),

  onRepository('GET', '/topics', reads('metadata'), ({ repository }) => ok({ names: repository.topics })),
  onRepository('PUT', '/topics', writes('admin', 'administration'), ({ repository, body }) => {
    repository.topics = texts(body, 'names') ?? [];
    return ok({ names: repository.topics });
  }),

  { method: 'GET', path: '/orgs/{org}/repos', handle: organizationRepositories },
  { method: 'POST', path: '/orgs/{org}/repos', handle: createInOrganization },
];

function organizationRepositories(context: Context): Promise<Reply> {
  const { world, token } = context;
  const organization = findOrganization(world, parameter(context, 'org'));
  if (organization === undefined) throw notFound();
  const own = [...world.repositories.values()].filter(({ owner }) => owner === organization.account);
  const shown = own.filter((repository) => mayKnow(world, token, repository));
  return list(context, shown, (repository) => presentRepository(world, repository, token?.account));
}

async function createInOrganization(context: Context): Promise<Reply> {
  const { world, body } = context;
  const actor = actorOf(context);
  const organization = findOrganization(world, parameter(context, 'org'));
  if (organization === undefined || !actor.siteAdmin) throw notFound();
  const name = optionalText(body, 'name') ?? '';
  const fullName = `${organization.account.login}/${name}`;
  if (name === '') throw validationFailed({ resource: 'Repository', field: 'name', code: 'missing_field' });
  if (world.repositories.has(fullName.toLowerCase()))
    throw validationFailed({
      resource: 'Repository',
      field: 'name',
      code: 'custom',
      message: 'name already exists on this account',
    });
  const repository = await addRepository(world, fullName, { private: flag(body, 'private') ?? false });
  return created(presentFullRepository(world, repository, actor));
}
