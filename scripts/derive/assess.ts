import type { Assessment, SignOff } from '../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Verdict } from '../model/vocabulary.ts';
import { progress, unansweredBy, unansweredQuestions } from './answers.ts';
import { blockers } from './blockers.ts';
import { clearances } from './clearance.ts';
import { byWeight, findingsOf } from './findings.ts';
import { nextActor } from './next-actor.ts';
import { recordDecisions } from './records.ts';
import { route } from './required-roles.ts';
import { signOffs } from './sign-offs.ts';
import { stageOf } from './stage.ts';
import { isAsked } from './turn.ts';

/** Blockers that only the department can lift: a failure rather than a wait. */
const FAILURES = new Set([
  'files-incomplete',
  'shared-head',
  'nothing-changed',
  'findings-open',
  'behind-base',
  'blocked-by-request',
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

  const recording = recordDecisions(facts, pr, routed);
  const given = signOffs(facts, pr, routed, [...pr.ledger, ...recording.records]).map((signOff) => {
    const again = recording.unbound.find(
      (review) => review.role === signOff.role && signOff.state === 'pending',
    );
    return again ? { ...signOff, reason: { id: 'asked-again', params: { login: again.by } } } : signOff;
  });
  const unanswered = unansweredQuestions(facts, routed);
  const signed = order(governance.lanes['new-dataset'].requires, given).map((signOff): SignOff => {
    const open = { ...signOff, unanswered: unansweredBy(unanswered, signOff.role) };
    return { ...open, asked: isAsked(governance, pr, broken, open, given) };
  });

  const blocked = blockers({ facts, pr, findings, signOffs: signed, unanswered });
  const clear = blocked.length === 0 && pr.state === 'open';
  const stage = stageOf({ pr, governance, lanes, signOffs: signed, findings, clear });
  return {
    stage,
    verdict: verdictOf(blocked),
    blockers: blocked,
    lanes,
    signOffs: signed,
    findings,
    next: nextActor(pr, stage, signed, blocked),
    records: [...recording.records, ...(clear ? clearances(facts, pr, signed) : [])],
    previews:
      stage === 'stage-1' || stage === 'ready'
        ? facts.datasets.filter((d) => d.head !== null).map((d) => d.id)
        : [],
    checklists: progress(facts, routed),
  };
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
