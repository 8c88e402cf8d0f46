import { emit } from '../events/emit.ts';
import { readCommit } from '../git/commits.ts';
import { listRefs, objectType, resolveCommit } from '../git/revision.ts';
import { nullableText, oneOf, optionalText } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { pageOf } from '../http/pagination.ts';
import { notFound, Refusal, validationFailed } from '../http/refusal.ts';
import { created, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { repositoryApi } from '../present/addresses.ts';
import { presentCommit } from '../present/commit.ts';
import { presentMinimalRepository } from '../present/repository.ts';
import type { Schema } from '../present/schema.ts';
import { combine, presentSimpleStatus, presentStatus } from '../present/status.ts';
import { STATUS_STATES, type Status } from '../state/commit-report.ts';
import { onRepository } from './on-repository.ts';

/** GitHub takes no more statuses for one commit and context. */
const MOST = 1000;
const LONGEST_DESCRIPTION = 140;

export const statusRoutes: Route[] = [
  onRepository('POST', '/statuses/{sha}', writes('write', 'statuses'), createStatus),

  onRepository('GET', '/commits/{ref}/statuses', reads('statuses'), async (context) => {
    const { world, repository } = context;
    const statuses = repository.statuses.get(await commitAsked(context)) ?? [];
    return list(context, [...statuses].reverse(), (status) => presentStatus(world, repository, status));
  }),

  onRepository('GET', '/commits/{ref}/status', reads('statuses'), async (context): Promise<Reply> => {
    const { world, repository } = context;
    const sha = await commitAsked(context);
    const latest = combine(repository.statuses.get(sha) ?? []);
    const page = pageOf(context, latest.statuses);
    const combined: Schema<'combined-commit-status'> = {
      state: latest.state,
      statuses: page.items.map((status) => presentSimpleStatus(world, repository, status)),
      sha,
      total_count: latest.statuses.length,
      repository: presentMinimalRepository(world, repository),
      commit_url: repositoryApi(world, repository, `/commits/${sha}`),
      url: repositoryApi(world, repository, `/commits/${sha}/status`),
    };
    return { status: 200, body: combined, headers: page.headers };
  }),
];

async function commitAsked(context: RepositoryContext): Promise<string> {
  const sha = await resolveCommit(context.repository.git, parameter(context, 'ref'));
  if (sha === null) throw notFound(`No commit found for SHA: ${parameter(context, 'ref')}`);
  return sha;
}

async function createStatus(context: RepositoryContext): Promise<Reply> {
  const { world, repository, body } = context;
  const token = tokenOf(context);
  const sha = parameter(context, 'sha');
  if ((await objectType(repository.git, sha)) !== 'commit')
    throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const state = oneOf(body, 'state', STATUS_STATES);
  if (state === undefined)
    throw validationFailed({ resource: 'Status', field: 'state', code: 'missing_field' });
  const description = nullableText(body, 'description') ?? null;
  if (description !== null && description.length > LONGEST_DESCRIPTION)
    throw wrong(`description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`, 'description');
  const context_ = optionalText(body, 'context') ?? 'default';
  const said = repository.statuses.get(sha) ?? [];
  if (said.filter((status) => status.context.toLowerCase() === context_.toLowerCase()).length >= MOST)
    throw wrong('This SHA and context has reached the maximum number of statuses.');
  const status: Status = {
    id: world.nextId(),
    sha,
    context: context_,
    state,
    description,
    targetUrl: nullableText(body, 'target_url') ?? null,
    creator: token.account,
    appId: token.kind === 'user' ? null : token.appId,
    createdAt: world.now(),
  };
  repository.statuses.set(sha, [...said, status]);
  await tell(context, status);
  return created(presentStatus(world, repository, status));
}

function wrong(message: string, field?: string): Refusal {
  return validationFailed({
    resource: 'Status',
    code: 'custom',
    message,
    ...(field === undefined ? {} : { field }),
  });
}

async function tell(context: RepositoryContext, status: Status): Promise<void> {
  const { world, repository } = context;
  const branches = (await listRefs(repository.git, 'refs/heads/')).filter(({ sha }) => sha === status.sha);
  emit(world, repository, tokenOf(context), 'status', {
    id: status.id,
    sha: status.sha,
    name: repository.fullName,
    context: status.context,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    commit: presentCommit(world, repository, await readCommit(repository.git, status.sha)),
    branches: branches.map(({ name, sha }) => ({
      name: name.slice('refs/heads/'.length),
      commit: { sha, url: repositoryApi(world, repository, `/commits/${sha}`) },
      protected: false,
    })),
    created_at: status.createdAt,
    updated_at: status.createdAt,
  });
}
