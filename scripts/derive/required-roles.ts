import type { DatasetChange, Metadata } from '../model/dataset.ts';
import { departmentOf } from '../model/dataset-path.ts';
import type { Facts } from '../model/facts.ts';
import type { RoleId } from '../model/governance.ts';
import { type LaneChoice, laneOf } from './lane.ts';
import type { SettledChange } from './moves.ts';
import { roleKey } from './role-key.ts';
import { type Subject, subjectsOf } from './subject.ts';

export interface Routed {
  subject: Subject;
  choice: LaneChoice;
  requires: RoleId[];
}

/** Every subject with its lane and the sign-offs it asks for, with scope. A pull request needs the union. */
export function route(facts: Facts): Routed[] {
  return subjectsOf(facts).map((subject) => {
    const choice = laneOf(subject, facts.policy);
    return { subject, choice, requires: requiredRoles(facts, subject, choice) };
  });
}

function requiredRoles(facts: Facts, subject: Subject, choice: LaneChoice): RoleId[] {
  const { governance, departments } = facts.policy;
  const names = new Set<RoleId>(governance.lanes[choice.lane].requires);
  if (subject.kind === 'dataset') {
    for (const department of departmentsOf(subject.change)) {
      for (const role of departments[department]?.requires ?? []) names.add(role);
    }
    if (choice.lane === 'new-dataset' || choice.lane === 'schema-change') {
      for (const metadata of versionsOf(subject.change)) {
        for (const role of governance.levels[String(metadata.security_level)]?.requires ?? [])
          names.add(role);
        for (const role of governance.publishing_classes?.[metadata.publishing_class]?.requires ?? [])
          names.add(role);
      }
    }
  }
  return scopedRoles(facts, [...names], subject).sort();
}

/** Roles by name as keys with the scope that this subject gives them: its department, its theme. */
export function scopedRoles(facts: Facts, names: readonly RoleId[], subject: Subject): RoleId[] {
  const scopes = scopesOf(subject);
  return names.flatMap((name) => {
    const role = facts.policy.governance.roles[name];
    if (role === undefined || role.scope === 'city') return [roleKey(name)];
    const found = scopes[role.scope];
    // A role whose scope cannot be told is asked for without one: nobody is on that roster, and the gate says so.
    return found.length === 0 ? [roleKey(name)] : found.map((scope) => roleKey(name, scope));
  });
}

function scopesOf(subject: Subject): Record<'department' | 'theme', string[]> {
  if (subject.kind === 'file') {
    const department = /^datasets\/([^/]+)\//.exec(subject.path)?.[1];
    return { department: department === undefined ? [] : [department], theme: [] };
  }
  return {
    department: departmentsOf(subject.change),
    theme: [...new Set(versionsOf(subject.change).map((metadata) => metadata.theme))],
  };
}

/** Where a dataset changes hands, whoever had it and whoever gets it both sign. */
function departmentsOf({ id, from }: SettledChange): string[] {
  return [...new Set([from, id].flatMap((folder) => (folder === undefined ? [] : departmentOf(folder))))];
}

/** What the folder was and what it becomes both count: raising or lowering a level must not shed a reviewer. */
function versionsOf({ base, head }: DatasetChange): Metadata[] {
  return [base, head].flatMap((version) => version?.metadata.value ?? []);
}
