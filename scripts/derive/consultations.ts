import type { Consultation } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { RoleId } from '../model/governance.ts';
import type { ConsultationRecord, LedgerRecord } from '../model/ledger.ts';
import { isMember } from './membership.ts';
import { type Routed, scopedRoles } from './required-roles.ts';
import { roleOf } from './role-key.ts';

/** Who was asked for advice, and what they said, by role in the order of asking (design §2: consulted, never deciding). */
export function consultations(facts: Facts, ledger: readonly LedgerRecord[]): Consultation[] {
  const records = ofKind(ledger);
  return [...new Set(records.map(({ role }) => role))].map((role) => ({
    role,
    title: roleOf(facts.policy.governance, role)?.title ?? role,
    said: records
      .filter((record) => record.role === role)
      .map(({ act, by, at, text }) => ({ act, by, at, text })),
    open: isOpen(records, role),
  }));
}

/** Asked, and not answered since. */
export function isOpen(ledger: readonly LedgerRecord[], role: RoleId): boolean {
  const last = ofKind(ledger)
    .filter((record) => record.role === role)
    .at(-1);
  return last?.act === 'asked';
}

/** Advice that a lane asks for as soon as reviewers look at the case; whoever has to sign is asked for that already. */
export function askedByLanes(
  facts: Facts,
  pr: PullRequestFacts,
  routed: readonly Routed[],
  ledger: readonly LedgerRecord[],
): ConsultationRecord[] {
  const required = new Set(routed.flatMap(({ requires }) => requires));
  const known = new Set(ofKind(ledger).map(({ role }) => role));
  const wanted = new Set(
    routed.flatMap(({ subject, choice }) =>
      scopedRoles(facts, facts.policy.governance.lanes[choice.lane].consults ?? [], subject),
    ),
  );
  return [...wanted]
    .filter((role) => !required.has(role) && !known.has(role))
    .sort()
    .map((role) => ({
      kind: 'consultation',
      act: 'asked',
      at: facts.now,
      pullRequest: pr.number,
      role,
      by: null,
      text: '',
      comment: null,
    }));
}

/** A review that says something, by somebody of a role that was asked, is its advice. */
export function adviceInReviews(pr: PullRequestFacts, ledger: readonly LedgerRecord[]): ConsultationRecord[] {
  const advice: ConsultationRecord[] = [];
  for (const { by, bot, body, at } of [...pr.reviews].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    if (bot || body.trim() === '') continue;
    const asked = ofKind([...ledger, ...advice]);
    const roles = new Set(asked.filter((record) => record.act === 'asked').map(({ role }) => role));
    for (const role of roles) {
      const last = asked.filter((record) => record.role === role).at(-1);
      if (last?.act !== 'asked' || last.at > at || !isMember(pr, role, by)) continue;
      advice.push({
        kind: 'consultation',
        act: 'advised',
        at,
        pullRequest: pr.number,
        role,
        by,
        text: body.slice(0, MOST_TEXT),
        comment: null,
      });
    }
  }
  return advice;
}

const MOST_TEXT = 2_000;

function ofKind(ledger: readonly LedgerRecord[]): ConsultationRecord[] {
  return ledger.filter((record) => record.kind === 'consultation');
}
