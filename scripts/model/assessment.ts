import type { Finding, Reason } from './finding.ts';
import type { RoleId } from './governance.ts';
import type { LedgerRecord, WithheldRecord } from './ledger.ts';
import type {
  ChecklistId,
  DatasetId,
  Instant,
  LaneId,
  Login,
  SignOffState,
  Stage,
  Verdict,
} from './vocabulary.ts';

/** What follows from the facts. Nothing in here is ever stored as truth. */
export interface Assessment {
  stage: Stage;
  verdict: Verdict;
  /** Why the verdict is not (yet) success; empty when it is. In the order in which to deal with them. */
  blockers: Reason[];
  lanes: LaneAssessment[];
  signOffs: SignOff[];
  findings: Finding[];
  next: NextActor;
  /** Evidence the ledger should hold and does not yet. */
  records: LedgerRecord[];
  /** Datasets that a private preview should exist for. */
  previews: DatasetId[];
  /** Whose advice was asked for, and what they said. */
  consultations: Consultation[];
  /** A reviewer's word that this must not be published. */
  withheld: WithheldRecord | null;
  /** Who said `/publish`: once the verdict is success, it is merged without asking again. */
  publishOrder: { role: RoleId; by: Login } | null;
  /** A request for changes has just been recorded: the pull request goes back to draft, once for each. */
  convertToDraft: boolean;
  /** Commands in comments that were not obeyed, and why. */
  refused: Refusal[];
  /** Progress of each checklist of each dataset, for the reader. */
  checklists: ChecklistProgress[];
}

export interface LaneAssessment {
  lane: LaneId;
  /** Dataset id, department folder or file. */
  subject: string;
  reason: Reason;
  /** Roles asked for, with scope. */
  requires: RoleId[];
}

export interface SignOff {
  /** With its scope where it has one: `department/transport`. */
  role: RoleId;
  title: string;
  state: SignOffState;
  reason: Reason;
  by?: Login;
  /** Who could give it now. */
  candidates: Login[];
  /** Is it this role's turn? */
  asked: boolean;
  /** Question ids the role still has to answer, per dataset. */
  unanswered: { dataset: DatasetId; checklist: ChecklistId | string; questions: string[] }[];
}

export interface Consultation {
  role: RoleId;
  title: string;
  /** Oldest first. `by` null: asked by the lane. */
  said: { act: 'asked' | 'advised'; by: Login | null; at: Instant; text: string }[];
  /** Asked, and not answered since. */
  open: boolean;
}

export interface Refusal {
  comment: number;
  by: Login;
  reason: Reason;
}

export interface NextActor {
  /** Role with scope, or 'steward', 'author', 'daylight', 'nobody'. */
  role: string;
  people: Login[];
  /** What they are asked to do. */
  task: Reason;
}

export interface ChecklistProgress {
  dataset: DatasetId;
  checklist: string;
  answered: number;
  due: number;
  total: number;
}
