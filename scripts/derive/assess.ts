import type { Assessment, SignOff } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { LedgerRecord, SignOffRecord } from '../model/ledger.ts';
import type { Verdict } from '../model/vocabulary.ts';
import { progress, unansweredBy, unansweredQuestions } from './answers.ts';
import { blockers } from './blockers.ts';
import { clearances } from './clearance.ts';
import { takeCommands } from './commands/take-commands.ts';
import { adviceInReviews, askedByLanes, consultations } from './consultations.ts';
import { byWeight, findingsOf } from './findings.ts';
import { nextActor } from './next-actor.ts';
import { standingOrder } from './publish-order.ts';
import { type Recording, recordDecisions } from './records.ts';
import { route } from './required-roles.ts';
import { seatsOf } from './seats.ts';
import { type GivenSignOff, signOffs } from './sign-offs.ts';
import { stageOf } from './stage.ts';
import { isAsked } from './turn.ts';
import { withheldBy } from './withholding.ts';

/** Blockers that only the department can lift: a failure rather than a wait. */
const FAILURES = new Set([
  'files-incomplete',
  'shared-head',
  'nothing-changed',
  'findings-open',
  'behind-base',
  'blocked-by-request',
  'withheld',
]);

/** The whole decision about a pull request: a pure function of the facts. */
export function assess(facts: Facts, pr: PullRequestFacts): Assessment {
  const { governance } = facts.policy;
  const routed = route(facts);
  const lanes = routed.map(({ subject, choice, requires }) => ({
    lane: choice.lane,
    subject: subject.id,
    reason: choice.reason,
    requires,
  }));
  const judge = findingsOf(facts, ['stage-1']);
  const judged = routed.flatMap(({ subject, choice }) =>
    subject.kind === 'dataset' ? judge(subject.change, choice) : [],
  );
  const findings = [...facts.findings, ...judged].sort(byWeight);
  const broken = findings.some((finding) => finding.severity === 'error');

  const seats = seatsOf(facts, pr, routed);
  const recording = recordDecisions(facts, pr, seats);
  const advice = adviceInReviews(pr, pr.ledger);
  const commands = takeCommands(facts, pr, routed, [...pr.ledger, ...advice]);
  const learnt: LedgerRecord[] = [...recording.records, ...advice, ...commands.records];
  const ledger = [...pr.ledger, ...learnt];
  const withheld = withheldBy(pr, ledger);

  const given = signOffs(pr, seats, ledger).map((signOff) => askedAgain(signOff, recording));
  const unanswered = unansweredQuestions(facts, routed);
  const signed = order(governance.lanes['new-dataset'].requires, given).map((signOff): SignOff => {
    const open = { ...signOff, unanswered: unansweredBy(unanswered, signOff.role) };
    return { ...open, asked: isAsked(governance, pr, broken || withheld !== null, open, given) };
  });

  const blocked = blockers({ facts, pr, findings, signOffs: signed, unanswered, withheld });
  const clear = blocked.length === 0 && pr.state === 'open';
  const stage = stageOf({ pr, governance, lanes, signOffs: signed, findings, withheld, clear });
  const reviewed = stage === 'stage-1' || stage === 'ready';
  const asked = reviewed ? askedByLanes(facts, pr, routed, ledger) : [];
  const publishOrder = pr.state === 'open' ? standingOrder(facts, pr, routed, ledger) : null;
  return {
    stage,
    verdict: verdictOf(blocked),
    blockers: blocked,
    lanes,
    signOffs: signed,
    findings,
    next: nextActor({ pr, governance, stage, signOffs: signed, blockers: blocked, withheld, publishOrder }),
    records: [...learnt, ...asked, ...(clear ? clearances(facts, { ...pr, ledger }, signed) : [])],
    previews: reviewed ? facts.datasets.filter((d) => d.head !== null).map((d) => d.id) : [],
    consultations: consultations(facts, [...ledger, ...asked]),
    withheld,
    publishOrder: publishOrder && { role: publishOrder.role, by: publishOrder.by },
    convertToDraft: stage === 'returned' && !pr.draft && recording.records.some(isRequestForChanges),
    refused: commands.refused,
    checklists: progress(facts, routed),
  };
}

/** A review that could not be bound to content asks its author once more. */
function askedAgain(signOff: GivenSignOff, { unbound }: Recording): GivenSignOff {
  const again = unbound.find((review) => review.role === signOff.role && signOff.state === 'pending');
  return again ? { ...signOff, reason: { id: 'asked-again', params: { login: again.by } } } : signOff;
}

function isRequestForChanges(record: SignOffRecord): boolean {
  return record.decision === 'changes-requested';
}

function verdictOf(blocked: readonly Reason[]): Verdict {
  if (blocked.length === 0) return 'success';
  return blocked.some((reason) => FAILURES.has(reason.id)) ? 'failure' : 'pending';
}

/** In the order in which the governance names the roles, so that the table reads like the process. */
function order<T extends { role: string }>(names: readonly string[], all: T[]): T[] {
  const rank = (role: string): number => {
    const at = names.indexOf(role.split('/', 1)[0] ?? role);
    return at < 0 ? names.length : at;
  };
  return [...all].sort((a, b) => rank(a.role) - rank(b.role) || (a.role < b.role ? -1 : 1));
}
