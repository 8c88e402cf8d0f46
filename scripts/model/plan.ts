import type { Reason } from './finding.ts';
import type { LedgerRecord } from './ledger.ts';
import type { DatasetId, Login, Sha256, Verdict } from './vocabulary.ts';

/** A plan is data: sorted, printable, replayable; apply carries it out and returns one receipt per change. */
export interface Plan {
  changes: Change[];
  /** Why the plan refuses to be applied; empty means it may be. */
  refusals: Reason[];
}

export type Change = GateChange | PortalChange;

/** Changes on GitHub that the gate makes for one pull request. */
export type GateChange =
  | { kind: 'append-ledger'; file: string; records: LedgerRecord[] }
  | { kind: 'create-comment'; pullRequest: number; body: string }
  | { kind: 'update-comment'; pullRequest: number; comment: number; body: string }
  | { kind: 'add-labels'; pullRequest: number; labels: string[] }
  | { kind: 'remove-label'; pullRequest: number; label: string }
  | { kind: 'request-reviewers'; pullRequest: number; users: Login[]; teams: string[] }
  | {
      kind: 'propose-file';
      branch: string;
      base: string;
      path: string;
      content: string;
      title: string;
      body: string;
    }
  | { kind: 'set-status'; sha: string; state: Verdict; description: string; url: string }
  | { kind: 'merge'; pullRequest: number; sha: string }
  | { kind: 'close-pull-request'; pullRequest: number };

/** The plan for one portal. `refusals` stop all of it; what is wrong with one entry stops that entry alone, in `left`. */
export interface PortalPlan extends Plan {
  portal: string;
  changes: PortalChange[];
  /** Refusals that were overruled by force, so that the log names what was forced. */
  forced: Reason[];
  left: LeftAlone[];
}

/**
 * An entry that stays as it is although it differs from what is desired, or although nobody desires it. Everything that
 * was signed stays published: where the newer content of a dataset is not signed there is no desired entry for it, and
 * the public entry keeps showing the last signed version. Only a signed retirement or a takedown withdraws one.
 */
export interface LeftAlone {
  name: string;
  dataset?: DatasetId;
  reason: Reason;
  /** Somebody has to act: what is desired cannot be shown. */
  refused: boolean;
}

/**
 * What a portal should show for one dataset; `record` is the adapter's own canonical translation. Desired is what is
 * signed on main, plus one private preview per dataset and pull request in stage 1; nothing else has a desired entry.
 */
export interface DesiredEntry {
  /** Name on the portal: the dataset's identifier, or `<identifier>--pr-N` for a preview. */
  name: string;
  dataset: DatasetId;
  visibility: 'public' | 'private';
  /** Pull request number of a preview. */
  pullRequest?: number;
  retired: boolean;
  /** Digest of `record` (metadata and presentation), and of the data bytes. */
  recordDigest: Sha256;
  dataDigest: Sha256 | null;
  record: unknown;
}

/** What a portal holds. Only `owned` entries are ever changed. */
export interface ExistingEntry {
  name: string;
  owned: boolean;
  dataset?: DatasetId;
  visibility: 'public' | 'private';
  pullRequest?: number;
  retired: boolean;
  recordDigest?: Sha256;
  dataDigest?: Sha256 | null;
  /** Set by a takedown (`Hold` as a line): no run touches the entry or makes it public until it is signed anew. */
  hold?: string;
  address?: string;
}

/** Sorted by name, of which a plan changes each at most once. */
export interface PortalChange {
  kind: 'create' | 'update' | 'retire' | 'adopt' | 'remove-preview';
  portal: string;
  name: string;
  dataset: DatasetId;
  /** What differs: 'metadata', 'data', 'visibility', 'retired'; 'hold' where one is lifted, 'ownership' of an entry taken over. */
  because: string[];
  desired: DesiredEntry | null;
  existing: ExistingEntry | null;
}

/** What became of a dataset on a portal. */
export interface PortalReceipt {
  portal: string;
  dataset: DatasetId;
  receipt: Receipt;
}

export interface Receipt {
  kind: Change['kind'] | 'take-down';
  /** What was changed, for people: a name, a file, a label. */
  subject: string;
  outcome: 'done' | 'failed' | 'skipped';
  /** Why not, as a sentence of the catalogue; `detail` is what somebody else said, in their words. */
  reason?: Reason;
  detail?: string;
  /** Where it can be seen. */
  address?: string;
}
