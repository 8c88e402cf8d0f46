import type { Status, StatusState } from '../state/commit-report.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { pageUrl, repositoryApi } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentSimpleStatus(
  world: World,
  repository: Repository,
  status: Status,
): Schema<'simple-commit-status'> {
  return {
    id: status.id,
    node_id: nodeId('SC', status.id),
    url: repositoryApi(world, repository, `/statuses/${status.sha}`),
    avatar_url: pageUrl(world, `/avatars/${encodeURIComponent(status.creator.login)}`),
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

export function presentStatus(world: World, repository: Repository, status: Status): Schema<'status'> {
  return {
    ...presentSimpleStatus(world, repository, status),
    creator: presentAccount(world, status.creator),
  };
}

/** The latest status of each context, newest first, and the worst of them: pending where there is none. */
export function combine(said: readonly Status[]): { state: StatusState; statuses: Status[] } {
  const latest = new Map<string, Status>();
  for (const status of said.toReversed()) {
    const key = status.context.toLowerCase();
    if (!latest.has(key)) latest.set(key, status);
  }
  const statuses = [...latest.values()];
  const has = (state: StatusState): boolean => statuses.some((status) => status.state === state);
  if (has('failure') || has('error')) return { state: 'failure', statuses };
  return { state: statuses.length === 0 || has('pending') ? 'pending' : 'success', statuses };
}
