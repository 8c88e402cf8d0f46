import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance, RoleId } from '../../model/governance.ts';
import { placeFinding } from './place-finding.ts';

/** Roles that wait for each other would wait for ever. Each circle is said once, at its first role. */
export function roleOrder(document: Document<Governance>, governance: Governance): Finding[] {
  const told = new Set<RoleId>();
  return Object.keys(governance.roles).flatMap((role) => {
    const circle = circleFrom(governance, role);
    if (circle === null || circle.some((member) => told.has(member))) return [];
    for (const member of circle) told.add(member);
    return [
      placeFinding(document, `/roles/${role}/after`, 'governance-circular-order', {
        roles: [...circle, role],
      }),
    ];
  });
}

/** The way from a role back to itself along `after`; null where there is none. */
function circleFrom(governance: Governance, start: RoleId): RoleId[] | null {
  const ways: RoleId[][] = [[start]];
  const seen = new Set<RoleId>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of afterOf(governance, way.at(-1) ?? start)) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

function afterOf({ roles }: Governance, role: RoleId): readonly RoleId[] {
  return (Object.hasOwn(roles, role) ? roles[role]?.after : undefined) ?? [];
}
