import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Department, Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { placeFinding } from './place-finding.ts';

/** A department names people for exactly the roles that governance.yml leaves to departments; what it adds must exist. */
export function departmentRoles(document: Document<Department>, governance: Governance): Finding[] {
  const department = document.value;
  if (department === null) return [];
  const all = Object.keys(governance.roles);
  const own = Object.entries(governance.roles).flatMap(([id, role]) =>
    role.scope === 'department' ? [id] : [],
  );
  const unknown = (pointer: string, role: string, roles: string[]): Finding =>
    placeFinding(document, pointer, 'department-unknown-role', {
      role,
      roles,
      closest: closest(role, roles),
    });
  return [
    ...Object.keys(department.roles)
      .filter((role) => !own.includes(role))
      .map((role) => unknown(`/roles/${role}`, role, own)),
    ...(department.requires ?? []).flatMap((role, i) =>
      all.includes(role) ? [] : [unknown(`/requires/${i}`, role, all)],
    ),
    ...own
      .filter((role) => !Object.hasOwn(department.roles, role))
      .map((role) => placeFinding(document, '/roles', 'department-missing-role', { role })),
  ];
}
