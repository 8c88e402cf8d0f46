import { presentAccount, presentOrganization } from '../present/account.ts';
import { presentRepository } from '../present/repository.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';

/** Sends a webhook in GitHub's shape: the event's own fields, then repository, organization and sender. */
export function emit(
  world: World,
  repository: Repository,
  token: Token,
  event: string,
  fields: Record<string, unknown>,
): void {
  const { owner } = repository;
  world.deliver({
    event,
    payload: {
      ...fields,
      repository: presentRepository(world, repository),
      ...(owner.type === 'Organization' ? { organization: presentOrganization(world, owner) } : {}),
      sender: presentAccount(world, token.account),
    },
    repository: repository.fullName,
    actor: token.account.login,
    // What a job's own token causes starts no workflow, but for the two events that exist to start one.
    suppressed: token.kind === 'job' && event !== 'workflow_dispatch' && event !== 'repository_dispatch',
  });
}
