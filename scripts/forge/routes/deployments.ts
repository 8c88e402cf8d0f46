import { emit } from '../events/emit.ts';
import { resolveCommit } from '../git/revision.ts';
import { type Body, flag, isBody, nullableText, oneOf, optionalText, text, texts } from '../http/body.ts';
import { numberParameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal, validationFailed } from '../http/refusal.ts';
import { created, noContent, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentDeployment, presentDeploymentStatus } from '../present/deployment.ts';
import { combine } from '../present/status.ts';
import { DEPLOYMENT_STATES, type Deployment, type DeploymentStatus } from '../state/commit-report.ts';
import { openEnvironment } from '../state/environments.ts';
import { mergeInto } from './merges.ts';
import { onRepository } from './on-repository.ts';

const read = reads('deployments');
const write = writes('write', 'deployments');

export const deploymentRoutes: Route[] = [
  onRepository('GET', '/deployments', read, (context) => {
    const { world, repository, query } = context;
    const wanted = ['sha', 'ref', 'task', 'environment'] as const;
    const found = repository.deployments.filter((deployment) =>
      wanted.every(
        (key) => !query.has(key) || query.get(key) === 'none' || query.get(key) === deployment[key],
      ),
    );
    return list(context, found.toReversed(), (deployment) =>
      presentDeployment(world, repository, deployment),
    );
  }),

  onRepository('POST', '/deployments', write, createDeployment),

  onRepository('GET', '/deployments/{deployment_id}', read, (context) =>
    ok(presentDeployment(context.world, context.repository, find(context))),
  ),

  onRepository('DELETE', '/deployments/{deployment_id}', write, (context) => {
    const deployment = find(context);
    const live = !['inactive', undefined].includes(deployment.statuses.at(-1)?.state);
    if (live && context.repository.deployments.length > 1)
      throw validationFailed({
        resource: 'Deployment',
        code: 'custom',
        message:
          'We cannot delete an active deployment unless it is the only deployment in a given environment.',
      });
    context.repository.deployments = context.repository.deployments.filter((each) => each !== deployment);
    return noContent;
  }),

  onRepository('GET', '/deployments/{deployment_id}/statuses', read, (context) => {
    const { world, repository } = context;
    const deployment = find(context);
    return list(context, deployment.statuses.toReversed(), (status) =>
      presentDeploymentStatus(world, repository, deployment, status),
    );
  }),

  onRepository('POST', '/deployments/{deployment_id}/statuses', write, createStatus),
];

async function createDeployment(context: RepositoryContext): Promise<Reply> {
  const { world, repository, body } = context;
  const token = tokenOf(context);
  const ref = text(body, 'ref');
  const sha = await resolveCommit(repository.git, ref);
  if (sha === null) throw new Refusal(422, `No ref found for: ${ref}`);
  // Both are what people stumble over: unless told otherwise GitHub merges, and demands every status.
  if (flag(body, 'auto_merge') ?? true) {
    const merged = await autoMerge(context, ref);
    if (merged !== null) return merged;
  }
  refuseUnlessSuccessful(context, ref, sha, texts(body, 'required_contexts'));
  const environment = optionalText(body, 'environment') ?? 'production';
  openEnvironment(world, repository, environment);
  const now = world.now();
  const deployment: Deployment = {
    id: world.nextId(),
    sha,
    ref,
    task: optionalText(body, 'task') ?? 'deploy',
    environment,
    description: nullableText(body, 'description') ?? null,
    payload: readPayload(body),
    transient: flag(body, 'transient_environment') ?? false,
    production: flag(body, 'production_environment') ?? environment === 'production',
    creator: token.account,
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  repository.deployments.push(deployment);
  const presented = presentDeployment(world, repository, deployment);
  emit(world, repository, token, 'deployment', { action: 'created', deployment: presented });
  return created(presented);
}

/** Brings the branch up to date with the default branch first; the caller then has to ask again. */
async function autoMerge(context: RepositoryContext, ref: string): Promise<Reply | null> {
  const { world, repository } = context;
  const head = await resolveCommit(repository.git, repository.defaultBranch);
  if (head === null) return null;
  const merged = await mergeInto(world, repository, tokenOf(context), {
    base: ref,
    head,
    name: repository.defaultBranch,
  });
  if (merged === 'up to date') return null;
  if (merged === 'conflict')
    throw new Refusal(409, `Conflict merging ${repository.defaultBranch} into ${ref}`);
  return {
    status: 202,
    body: { message: `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.` },
  };
}

function refuseUnlessSuccessful(
  { repository }: RepositoryContext,
  ref: string,
  sha: string,
  asked?: string[],
): void {
  if (asked?.length === 0) return;
  const latest = combine(repository.statuses.get(sha) ?? []).statuses;
  const contexts = asked ?? latest.map(({ context }) => context);
  const lacking = contexts.filter(
    (name) => latest.find(({ context }) => context === name)?.state !== 'success',
  );
  if (lacking.length > 0) throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`);
}

function readPayload(body: Body): Deployment['payload'] {
  const { payload } = body;
  if (isBody(payload)) return payload;
  return optionalText(body, 'payload') ?? {};
}

function createStatus(context: RepositoryContext): Reply {
  const { world, repository, body } = context;
  const token = tokenOf(context);
  const deployment = find(context);
  const state = oneOf(body, 'state', DEPLOYMENT_STATES);
  if (state === undefined)
    throw validationFailed({ resource: 'DeploymentStatus', field: 'state', code: 'missing_field' });
  const status: DeploymentStatus = {
    id: world.nextId(),
    state,
    description: optionalText(body, 'description') ?? '',
    environment: optionalText(body, 'environment') ?? deployment.environment,
    environmentUrl: optionalText(body, 'environment_url') ?? '',
    logUrl: optionalText(body, 'log_url') ?? optionalText(body, 'target_url') ?? '',
    creator: token.account,
    createdAt: world.now(),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  if (state === 'success' && (flag(body, 'auto_inactive') ?? true)) retireOthers(context, deployment, status);
  const presented = presentDeploymentStatus(world, repository, deployment, status);
  const fields = {
    deployment: presentDeployment(world, repository, deployment),
    deployment_status: presented,
  };
  emit(world, repository, token, 'deployment_status', { action: 'created', ...fields });
  return created(presented);
}

/** A success makes earlier deployments of the same environment inactive, unless that is a transient or production one. */
function retireOthers(
  { world, repository }: RepositoryContext,
  deployment: Deployment,
  success: DeploymentStatus,
): void {
  for (const other of repository.deployments) {
    const last = other.statuses.at(-1);
    const concerned =
      other !== deployment &&
      other.environment === deployment.environment &&
      !other.transient &&
      !other.production;
    if (concerned && last?.state === 'success')
      other.statuses.push({ ...success, id: world.nextId(), state: 'inactive', description: '' });
  }
}

function find(context: RepositoryContext): Deployment {
  const id = numberParameter(context, 'deployment_id');
  const deployment = context.repository.deployments.find((each) => each.id === id);
  if (deployment === undefined) throw notFound();
  return deployment;
}
