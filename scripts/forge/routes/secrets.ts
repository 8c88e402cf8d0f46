import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import { notFound } from '../http/refusal.ts';
import { noContent } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { readsAs, writes } from '../identity/access.ts';
import type { Secret, SecretStore } from '../state/repository.ts';
import { findOrganization } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

type SecretsOf = (context: RepositoryContext) => Map<string, Secret>;

/** Secrets: names and times, since nobody gets one back, and their end. They are put there by `Forge.setSecret`. */
export const secretRoutes: Route[] = [
  ...secretsAt('/actions/secrets', 'secrets', stored('actions')),
  ...secretsAt('/dependabot/secrets', 'dependabot-secrets', stored('dependabot')),
  ...secretsAt('/codespaces/secrets', 'codespaces-secrets', stored('codespaces')),
  ...secretsAt('/environments/{environment_name}/secrets', 'environments', (context) => {
    const name = parameter(context, 'environment_name').toLowerCase();
    const environment = context.repository.environments.get(name);
    if (environment === undefined) throw notFound();
    return environment.secrets;
  }),
  listSecrets('/actions/organization-secrets', 'secrets', ({ world, repository }) => {
    return findOrganization(world, repository.owner.login)?.secrets ?? new Map();
  }),
  {
    method: 'DELETE',
    path: '/orgs/{org}/actions/secrets/{secret_name}',
    handle(context) {
      const organization = findOrganization(context.world, parameter(context, 'org'));
      if (organization === undefined || !tokenOf(context).account.siteAdmin) throw notFound();
      if (!organization.secrets.delete(parameter(context, 'secret_name').toUpperCase())) throw notFound();
      return noContent;
    },
  },
];

function stored(store: SecretStore): SecretsOf {
  return ({ repository }) => repository.secrets[store];
}

function secretsAt(path: string, scope: string, secretsOf: SecretsOf): Route[] {
  return [
    listSecrets(path, scope, secretsOf),
    onRepository('DELETE', `${path}/{secret_name}`, writes('write', scope), (context) => {
      if (!secretsOf(context).delete(parameter(context, 'secret_name').toUpperCase())) throw notFound();
      return noContent;
    }),
  ];
}

function listSecrets(path: string, scope: string, secretsOf: SecretsOf): Route {
  return onRepository('GET', path, readsAs('write', scope), (context) =>
    countedList(context, 'secrets', [...secretsOf(context)], ([name, { createdAt, updatedAt }]) => ({
      name,
      created_at: createdAt,
      updated_at: updatedAt,
    })),
  );
}
