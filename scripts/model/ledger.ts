import type { Parts } from './dataset.ts';
import type { RoleId } from './governance.ts';
import type { DatasetId, Instant, Login, Sha256 } from './vocabulary.ts';

/** One line of the ledger before it is chained. Evidence, never a verdict that is not also derivable. */
export type LedgerRecord =
  | SignOffRecord
  | ClearedRecord
  | GenesisRecord
  | AnswerRecord
  | PublishedRecord
  | TakedownRecord;

/** Somebody signed, or asked for changes; bound to the content of the parts the role covers. */
export interface SignOffRecord {
  kind: 'sign-off';
  at: Instant;
  pullRequest: number;
  /** `ciso`, or with its scope `department/transport`. */
  role: RoleId;
  by: Login;
  /** `dismissed` takes back the decision given by the same review. */
  decision: 'approved' | 'changes-requested' | 'dismissed';
  head: string;
  /** Review id, or how else it was given. */
  via: { review: number } | { submission: Instant };
  /** Digest of every covered part, keyed `<dataset>#<part>` or by file path. */
  parts: Parts;
}

/** All sign-offs of a dataset folder stand: this content may be published. */
export interface ClearedRecord {
  kind: 'cleared';
  at: Instant;
  pullRequest: number;
  dataset: DatasetId;
  /** Digest of the folder. */
  digest: Sha256;
  head: string;
  signedBy: Record<RoleId, Login>;
}

/** Content that stands on main without a pull request of its own, vouched for by the roles of the policy lane, one record each. */
export interface GenesisRecord {
  kind: 'genesis';
  at: Instant;
  role: RoleId;
  by: Login;
  reason: string;
  datasets: Record<DatasetId, Sha256>;
}

/** An answer given by comment, and who gave it. */
export interface AnswerRecord {
  kind: 'answer';
  at: Instant;
  pullRequest: number;
  dataset: DatasetId;
  checklist: string;
  questions: string[];
  by: Login;
  comment: number;
}

/** A receipt of publishing. */
export interface PublishedRecord {
  kind: 'published';
  at: Instant;
  dataset: DatasetId;
  portal: string;
  action: string;
  digest: Sha256;
  commit: string;
  address?: string;
}

/** A dataset was hidden on every portal, and stays hidden until it is signed anew. */
export interface TakedownRecord {
  kind: 'takedown';
  at: Instant;
  dataset: DatasetId;
  /** The role that let this person do it. */
  role: RoleId;
  by: Login;
  reason: string;
}

/**
 * A line as stored: the record, the `digest` of the line before it in the same file (of the file's name for the first),
 * and a digest of both, so that an edit of the last line is noticed too.
 */
export interface LedgerLine {
  prev: Sha256;
  record: LedgerRecord;
  digest: Sha256;
}
