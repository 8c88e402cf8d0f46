import type { Facts } from '../model/facts.ts';
import type { RoleId } from '../model/governance.ts';
import { type LaneChoice, laneOf } from './lane.ts';
import { roleKey } from './role-key.ts';
import { departmentOf, type Subject, subjectsOf } from './subject.ts';

export interface Routed {
  subject: Subject;
  choice: LaneChoice;
  requires: RoleId[];
}

/** Every subject with its lane and the sign-offs it asks for, with scope. A pull request needs the union. */
export function route(facts: Facts): Routed[] {
  return subjectsOf(facts).map((subject) => {
    const choice = laneOf(subject, facts.policy.governance);
    return { subject, choice, requires: requiredRoles(facts, subject, choice) };
  });
}

function requiredRoles(facts: Facts, subject: Subject, choice: LaneChoice): RoleId[] {
  const { governance, departments } = facts.policy;
  const names = new Set<RoleId>(governance.lanes[choice.lane].requires);
  const scopes: Record<string, string[]> = {};
  if (subject.kind === 'file') {
    const department = /^datasets\/([^/]+)\//.exec(subject.path)?.[1];
    scopes.department = department === undefined ? [] : [department];
  } else {
    const department = departmentOf(subject.change.id);
    for (const role of departments[department]?.requires ?? []) names.add(role);
    // What the folder was and what it becomes both count: raising or lowering a level must not shed a reviewer.
    const versions = [subject.change.base, subject.change.head].flatMap((v) =>
      v?.metadata.value ? [v.metadata.value] : [],
    );
    if (choice.lane === 'new-dataset' || choice.lane === 'schema-change') {
      for (const metadata of versions) {
        for (const role of governance.levels[String(metadata.security_level)]?.requires ?? [])
          names.add(role);
        for (const role of governance.publishing_classes?.[metadata.publishing_class]?.requires ?? [])
          names.add(role);
      }
    }
    scopes.department = [department];
    scopes.theme = [...new Set(versions.map((metadata) => metadata.theme))];
  }
  return [...names].flatMap((name) => scoped(facts, name, scopes)).sort();
}

function scoped(facts: Facts, name: RoleId, scopes: Record<string, string[]>): RoleId[] {
  const role = facts.policy.governance.roles[name];
  if (role === undefined || role.scope === 'city') return [roleKey(name)];
  const found = scopes[role.scope] ?? [];
  // A role whose scope cannot be told is asked for without one: nobody is on that roster, and the gate says so.
  return found.length === 0 ? [roleKey(name)] : found.map((scope) => roleKey(name, scope));
}
