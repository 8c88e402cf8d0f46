import type { LaneAssessment, SignOff } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Governance } from '../model/governance.ts';
import type { WithheldRecord } from '../model/ledger.ts';
import type { Stage } from '../model/vocabulary.ts';
import { roleOf } from './role-key.ts';

export interface StageInput {
  pr: PullRequestFacts;
  governance: Governance;
  lanes: readonly LaneAssessment[];
  signOffs: readonly SignOff[];
  findings: readonly Finding[];
  withheld: WithheldRecord | null;
  /** Nothing stands in the way of merging. */
  clear: boolean;
}

/** The portal setting of the case (design §1): derived, never stored. */
export function stageOf({ pr, governance, lanes, signOffs, findings, withheld, clear }: StageInput): Stage {
  if (pr.merged) return lanes.some((lane) => lane.lane === 'retirement') ? 'retired' : 'stage-2';
  if (pr.state === 'closed' || withheld !== null) return 'withheld';
  if (signOffs.some((s) => s.state === 'changes-requested' && s.reason.id === 'changes-requested'))
    return 'returned';
  if (pr.draft || findings.some((finding) => finding.severity === 'error')) return 'not-ready';
  if (!submitted(governance, signOffs)) return 'not-ready';
  return clear ? 'ready' : 'stage-1';
}

/** The department's part is done: every sign-off that submits the case stands. */
export function submitted(
  governance: Governance,
  signOffs: readonly Pick<SignOff, 'role' | 'state'>[],
): boolean {
  return signOffs
    .filter((signOff) => roleOf(governance, signOff.role)?.submits === true)
    .every((signOff) => signOff.state === 'approved' || signOff.state === 'skipped');
}
