import type { SignOff } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { LedgerRecord, SignOffRecord, WithheldRecord } from '../model/ledger.ts';
import type { Login } from '../model/vocabulary.ts';
import { assignPeople } from './assignment.ts';
import { changedParts } from './covers.ts';
import { latestDecisions, reviewOf } from './decisions.ts';
import { candidates, whyNot } from './eligibility.ts';
import { sameLogin } from './role-key.ts';
import type { Seat } from './seats.ts';
import { isEnded, reopenedAfter } from './withholding.ts';

/** A sign-off before it is known whose turn it is and what is left to answer. */
export type GivenSignOff = Omit<SignOff, 'asked' | 'unanswered'>;

interface Bench extends Seat {
  decisions: SignOffRecord[];
  /** People whose approval is valid and bound to what is there now. */
  standing: Login[];
  /** Approvals until then have to be given again. */
  withheld: WithheldRecord | null;
}

/** Where every required sign-off stands, from the evidence in the ledger. */
export function signOffs(
  pr: PullRequestFacts,
  seats: readonly Seat[],
  ledger: readonly LedgerRecord[],
): GivenSignOff[] {
  const withheld = reopenedAfter(pr, ledger);
  const benches = seats.map((seat) => bench(pr, seat, ledger, withheld));
  const assigned = assignPeople(new Map(benches.map((b) => [b.key, b.standing])));
  return benches.map((b) => judge(pr, b, assigned.get(b.key)));
}

function bench(
  pr: PullRequestFacts,
  seat: Seat,
  ledger: readonly LedgerRecord[],
  withheld: WithheldRecord | null,
): Bench {
  const { key, covered } = seat;
  const decisions = [...latestDecisions(ledger, key, (record) => nameNow(pr, record)).values()];
  const standing = decisions
    .filter((d) => d.decision === 'approved' && whyNot(pr, seat, d.by) === null)
    .filter((d) => changedParts(d.parts, covered).length === 0 && !isEnded(d.at, withheld))
    .map((d) => d.by);
  return { ...seat, decisions, standing, withheld };
}

function judge(pr: PullRequestFacts, bench: Bench, person: Login | undefined): GivenSignOff {
  const { key, role, roster, covered, decisions } = bench;
  // Whoever has signed and is needed for another role cannot be asked again.
  const taken = person === undefined ? bench.standing : [];
  const able = candidates(pr, bench).filter((login) => !taken.some((one) => sameLogin(one, login)));
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

  const isMember = (login: Login): boolean => whyNot(pr, bench, login)?.id !== 'not-on-roster';
  const members = decisions.filter((d) => isMember(d.by));
  // Whoever took another name since has not taken the objection back.
  const objection = decisions.find(
    (d) => d.decision === 'changes-requested' && [d.by, nameNow(pr, d)].some(isMember),
  );
  if (objection !== undefined) {
    const mended = changedParts(objection.parts, covered);
    return result('changes-requested', answerTo(pr, objection, mended), objection.by);
  }
  if (person !== undefined) return result('approved', { id: 'signed', params: { login: person } }, person);
  if (bench.standing.length > 0) {
    return result('pending', { id: 'signed-for-another-role', params: { logins: bench.standing, able } });
  }
  const barred = members.find((d) => whyNot(pr, bench, d.by) !== null);
  const stale = members.find((d) => d.decision === 'approved' && d !== barred);
  if (stale !== undefined) return result('stale', whyStale(stale, bench), stale.by);
  const why = barred && whyNot(pr, bench, barred.by);
  if (why) return result('pending', { ...why, params: { ...why.params, able } });
  return able.length === 0
    ? result('pending', { id: 'nobody-can-sign', params: { roster: roster.members } })
    : result('pending', { id: 'not-signed', params: {} });
}

/** The name that whoever decided this has on GitHub now; the ledger keeps the one they had. */
function nameNow(pr: PullRequestFacts, record: SignOffRecord): Login {
  return pr.reviews.find((review) => review.id === reviewOf(record))?.by ?? record.by;
}

function whyStale({ by: login, at, parts }: SignOffRecord, { covered, withheld }: Bench): Reason {
  if (withheld !== null && isEnded(at, withheld))
    return { id: 'withheld-since', params: { login, by: withheld.by } };
  return { id: 'stale', params: { login, parts: changedParts(parts, covered) } };
}

/**
 * Has the department answered the objection: by changing what it is about, or by submitting the case again as it is?
 * Whoever has reviewed is no longer requested on GitHub; a request that stands was made since.
 */
function answerTo(pr: PullRequestFacts, objection: SignOffRecord, mended: string[]): Reason {
  const { by, at } = objection;
  const dismissed = pr.reviews.find((review) => review.id === reviewOf(objection))?.dismissed;
  if (mended.length > 0) return { id: 'changes-made-since', params: { login: by, parts: mended } };
  const again =
    pr.submissions.some((submission) => submission.at > at) ||
    pr.requested.users.some((login) => sameLogin(login, by));
  const params = { login: by, ...(dismissed === undefined ? {} : { dismissedBy: dismissed.by }) };
  return { id: again ? 'submitted-again' : 'changes-requested', params };
}
