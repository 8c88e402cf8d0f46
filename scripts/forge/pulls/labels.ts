import { type Body, isBody } from '../http/body.ts';
import { invalidRequest } from '../http/refusal.ts';
import { presentLabel } from '../present/issue.ts';
import type { Label } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { announce, type Case, record } from './timeline.ts';

/** Names of labels in a request: strings, or objects with a name. */
export function labelNames(body: Body, key: string): string[] {
  const given = body[key] ?? [];
  if (!Array.isArray(given)) throw invalidRequest(`For 'properties/${key}', the value is not an array.`);
  return given.map((item: unknown) => {
    const name = isBody(item) ? item.name : item;
    if (typeof name !== 'string' || name.trim() === '')
      throw invalidRequest(`For 'anyOf/0', ${JSON.stringify(item)} is not a string.`);
    return name;
  });
}

/** A label that does not exist yet is made, in grey, as GitHub does. */
export async function addLabels(target: Case, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const label = openLabel(target.world, target.repository, name);
    if (target.issue.labels.includes(label)) continue;
    target.issue.labels.push(label);
    record(target, 'labeled', { label: { name: label.name, color: label.color } });
    await announce(target, 'labeled', { label: presentLabel(target.world, target.repository, label) });
  }
}

export async function removeLabel(target: Case, label: Label): Promise<void> {
  const { world, repository, issue } = target;
  issue.labels = issue.labels.filter((each) => each !== label);
  record(target, 'unlabeled', { label: { name: label.name, color: label.color } });
  await announce(target, 'unlabeled', { label: presentLabel(world, repository, label) });
}

export async function setLabels(target: Case, names: readonly string[]): Promise<void> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  for (const label of target.issue.labels.filter(({ name }) => !wanted.has(name.toLowerCase())))
    await removeLabel(target, label);
  await addLabels(target, names);
}

function openLabel(world: World, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known !== undefined) return known;
  const label: Label = { id: world.nextId(), name, color: 'ededed', description: null };
  repository.labels.set(name.toLowerCase(), label);
  return label;
}
