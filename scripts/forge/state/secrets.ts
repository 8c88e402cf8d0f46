import type { SecretPlace } from '../types.ts';
import type { Secret } from './repository.ts';
import { findOrganization, requireRepository, type World } from './world.ts';

/** Throws for a repository or an organisation the forge does not know. */
export function setSecret(world: World, place: SecretPlace, name: string, value: string): void {
  const now = world.now();
  storeOf(world, place).set(name.toUpperCase(), { value, createdAt: now, updatedAt: now });
}

function storeOf(world: World, place: SecretPlace): Map<string, Secret> {
  if ('repository' in place) return requireRepository(world, place.repository).secrets[place.store];
  const organization = findOrganization(world, place.organization);
  if (organization === undefined) throw new Error(`The forge has no organisation ${place.organization}`);
  return organization.secrets;
}

/** In the open, for the runner. A repository's own come before those of its organisation. */
export function secretsOf(world: World, fullName: string): Record<string, string> {
  const { owner, secrets } = requireRepository(world, fullName);
  const shared = findOrganization(world, owner.login)?.secrets ?? [];
  return Object.fromEntries([...shared, ...secrets.actions].map(([name, { value }]) => [name, value]));
}
