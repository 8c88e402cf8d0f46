import type { RepositoryContext } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import type { Route } from '../http/router.ts';
import { readsAs } from '../identity/access.ts';
import type { Secret, SecretStore } from '../state/repository.ts';
import { findOrganization } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

/** Names and times of secrets that are kept outside environments; nobody gets a secret back. */
export const secretRoutes: Route[] = [
  secretsAt('/actions/secrets', 'secrets', stored('actions')),
  secretsAt(
    '/actions/organization-secrets',
    'secrets',
    ({ world, repository }) => findOrganization(world, repository.owner.login)?.secrets ?? new Map(),
  ),
  secretsAt('/dependabot/secrets', 'dependabot-secrets', stored('dependabot')),
  secretsAt('/codespaces/secrets', 'codespaces-secrets', stored('codespaces')),
];

function stored(store: SecretStore) {
  return ({ repository }: RepositoryContext): Map<string, Secret> => repository.secrets[store];
}

function secretsAt(
  path: string,
  scope: string,
  secretsOf: (context: RepositoryContext) => Map<string, Secret>,
): Route {
  return onRepository('GET', path, readsAs('write', scope), (context) =>
    countedList(context, 'secrets', [...secretsOf(context)], ([name, { createdAt, updatedAt }]) => ({
      name,
      created_at: createdAt,
      updated_at: updatedAt,
    })),
  );
}
