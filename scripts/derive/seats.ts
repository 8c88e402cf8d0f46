import type { Parts } from '../model/dataset.ts';
import type { Facts, PullRequestFacts, RosterFacts } from '../model/facts.ts';
import type { Role, RoleId } from '../model/governance.ts';
import { concernOf, coveredParts } from './covers.ts';
import type { Routed } from './required-roles.ts';
import { roleOf } from './role-key.ts';
import type { Subject } from './subject.ts';

/** One sign-off that this pull request needs: who may give it, and what it is bound to at the head. */
export interface Seat {
  key: RoleId;
  role: Role;
  roster: RosterFacts;
  subjects: Subject[];
  covered: Parts;
  /** Does a part of its subjects fall to this role, be it there at the head or taken away? */
  concerns: (part: string) => boolean;
}

export function seatsOf(facts: Facts, pr: PullRequestFacts, routed: readonly Routed[]): Seat[] {
  return [...subjectsByRole(routed)].map(([key, subjects]) => {
    const role = roleOf(facts.policy.governance, key) ?? unknownRole(key);
    const roster = pr.members[key] ?? { members: [], error: 'no roster' };
    const covered = coveredParts(facts, role, subjects);
    return { key, role, roster, subjects, covered, concerns: concernOf(role, subjects) };
  });
}

export function subjectsByRole(routed: readonly Routed[]): Map<RoleId, Subject[]> {
  const byRole = new Map<RoleId, Subject[]>();
  for (const { subject, requires } of routed) {
    for (const role of requires) {
      const subjects = byRole.get(role);
      if (subjects === undefined) byRole.set(role, [subject]);
      else subjects.push(subject);
    }
  }
  return byRole;
}

/** A lane that names a role which governance.yml does not define: asked for, and nobody can give it. */
function unknownRole(key: RoleId): Role {
  return { title: key, organisation: '', scope: 'city', covers: [] };
}
