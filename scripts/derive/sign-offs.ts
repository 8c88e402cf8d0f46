import type { SignOff } from '../model/assessment.ts';
import type { Parts } from '../model/dataset.ts';
import type { Facts, PullRequestFacts, RosterFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Role, RoleId } from '../model/governance.ts';
import type { LedgerRecord, SignOffRecord } from '../model/ledger.ts';
import type { Login } from '../model/vocabulary.ts';
import { assignPeople } from './assignment.ts';
import { changedParts, coveredParts } from './covers.ts';
import { latestDecisions } from './decisions.ts';
import { candidates, whyNot } from './eligibility.ts';
import type { Routed } from './required-roles.ts';
import { roleOf } from './role-key.ts';
import type { Subject } from './subject.ts';

/** A sign-off before it is known whose turn it is and what is left to answer. */
export type GivenSignOff = Omit<SignOff, 'asked' | 'unanswered'>;

interface Bench {
  key: RoleId;
  role: Role;
  roster: RosterFacts;
  covered: Parts;
  decisions: SignOffRecord[];
  /** People whose approval is valid and bound to what is there now. */
  standing: Login[];
}

/** Where every required sign-off stands, from the evidence in the ledger. */
export function signOffs(
  facts: Facts,
  pr: PullRequestFacts,
  routed: readonly Routed[],
  ledger: readonly LedgerRecord[],
): GivenSignOff[] {
  const benches = [...subjectsByRole(routed)].map(([key, subjects]) =>
    bench(facts, pr, key, subjects, ledger),
  );
  const assigned = assignPeople(new Map(benches.map((b) => [b.key, b.standing])));
  return benches.map((b) => judge(pr, b, assigned.get(b.key)));
}

export function subjectsByRole(routed: readonly Routed[]): Map<RoleId, Subject[]> {
  const byRole = new Map<RoleId, Subject[]>();
  for (const { subject, requires } of routed) {
    for (const role of requires) byRole.set(role, [...(byRole.get(role) ?? []), subject]);
  }
  return byRole;
}

function bench(
  facts: Facts,
  pr: PullRequestFacts,
  key: RoleId,
  subjects: Subject[],
  ledger: readonly LedgerRecord[],
): Bench {
  const role = roleOf(facts.policy.governance, key) ?? unknownRole(key);
  const roster = pr.members[key] ?? { members: [], error: 'no roster' };
  const covered = coveredParts(facts, role, subjects);
  const decisions = [...latestDecisions(ledger, key).values()];
  const standing = decisions
    .filter((d) => d.decision === 'approved' && whyNot(pr, role, roster, covered, d.by) === null)
    .filter((d) => changedParts(d.parts, covered).length === 0)
    .map((d) => d.by);
  return { key, role, roster, covered, decisions, standing };
}

function judge(pr: PullRequestFacts, bench: Bench, person: Login | undefined): GivenSignOff {
  const { key, role, roster, covered, decisions } = bench;
  const able = candidates(pr, role, roster, covered);
  const result = (state: SignOff['state'], reason: Reason, by?: Login): GivenSignOff => ({
    role: key,
    title: role.title,
    state,
    reason,
    candidates: able,
    ...(by === undefined ? {} : { by }),
  });
  if (roster.error !== undefined)
    return result('pending', { id: 'roster-unreadable', params: { error: roster.error } });

  const members = decisions.filter((d) => whyNot(pr, role, roster, covered, d.by)?.id !== 'not-on-roster');
  const objection = members.find((d) => d.decision === 'changes-requested');
  if (objection !== undefined) {
    const mended = changedParts(objection.parts, covered);
    const id = mended.length > 0 ? 'changes-made-since' : 'changes-requested';
    return result('changes-requested', { id, params: { login: objection.by, parts: mended } }, objection.by);
  }
  if (person !== undefined) return result('approved', { id: 'signed', params: { login: person } }, person);
  if (bench.standing.length > 0) {
    return result('pending', { id: 'signed-for-another-role', params: { logins: bench.standing } });
  }
  const barred = members.find((d) => whyNot(pr, role, roster, covered, d.by) !== null);
  const stale = members.find((d) => d.decision === 'approved' && d !== barred);
  if (stale !== undefined) {
    return result(
      'stale',
      { id: 'stale', params: { login: stale.by, parts: changedParts(stale.parts, covered) } },
      stale.by,
    );
  }
  const why = barred && whyNot(pr, role, roster, covered, barred.by);
  if (why) return result('pending', why);
  return able.length === 0
    ? result('pending', { id: 'nobody-can-sign', params: { roster: roster.members } })
    : result('pending', { id: 'not-signed', params: {} });
}

/** A lane that names a role which governance.yml does not define: asked for, and nobody can give it. */
function unknownRole(key: RoleId): Role {
  return { title: key, organisation: '', scope: 'city', covers: [] };
}
