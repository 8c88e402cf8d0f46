import type { Document, Pointer } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { placeFinding } from './place-finding.ts';

/** Whoever is asked to sign, to wait, to stand in or to be told must be a role. */
export function knownRoles(document: Document<Governance>, governance: Governance): Finding[] {
  const roles = Object.keys(governance.roles);
  const named: [Pointer, string][] = [
    ...lists('lanes', governance.lanes, (lane) => lane.requires, 'requires'),
    ...lists('lanes', governance.lanes, (lane) => lane.consults, 'consults'),
    ...lists('levels', governance.levels, (level) => level.requires, 'requires'),
    ...lists('publishing_classes', governance.publishing_classes, (entry) => entry.requires, 'requires'),
    ...lists('roles', governance.roles, (role) => role.after, 'after'),
    ...lists('notifications', governance.notifications, (route) => route.mention, 'mention').filter(
      ([, role]) => role !== 'steward',
    ),
    ...(governance.takedown?.roles ?? []).map((role, i): [Pointer, string] => [`/takedown/roles/${i}`, role]),
    ...(governance.delegations ?? []).map(({ role }, i): [Pointer, string] => [
      `/delegations/${i}/role`,
      role.split('/')[0] ?? '',
    ]),
  ];
  return named
    .filter(([, role]) => !roles.includes(role))
    .map(([pointer, role]) =>
      placeFinding(document, pointer, 'governance-unknown-role', {
        role,
        roles,
        closest: closest(role, roles),
      }),
    );
}

/** Every role that the entries of one section name, with its pointer. */
function lists<T>(
  section: string,
  entries: Record<string, T> | undefined,
  read: (entry: T) => readonly string[] | undefined,
  field: string,
): [Pointer, string][] {
  return Object.entries(entries ?? {}).flatMap(([id, entry]) =>
    (read(entry) ?? []).map((role, i): [Pointer, string] => [`/${section}/${id}/${field}/${i}`, role]),
  );
}
