import type { DatasetChange, Parts } from './dataset.ts';
import type { Finding } from './finding.ts';
import type { Checklist, Department, Governance, RoleId, Vocabularies } from './governance.ts';
import type { LedgerRecord } from './ledger.ts';
import type { PortalReceipt } from './plan.ts';
import type { DatasetId, Instant, Login, Sha256 } from './vocabulary.ts';

/** Everything a decision may depend on: plain, complete, replayable from a file. */
export interface Facts {
  now: Instant;
  repository: RepositoryFacts;
  /** As on base, always. */
  policy: Policy;
  /** null: a local check, nobody to ask. */
  pullRequest: PullRequestFacts | null;
  /** Every changed file, both ends of a rename. */
  files: ChangedFile[];
  datasets: DatasetChange[];
  /** Text of `inventory.csv` on base, by department that this pull request touches. */
  inventories?: Record<string, string>;
  /** Findings of reading that belong to no dataset, for example a department.yml that does not parse. */
  findings: Finding[];
}

export interface RepositoryFacts {
  owner: string;
  name: string;
  /** Where people look at it, without a trailing slash. */
  url: string;
  private: boolean;
  defaultBranch: string;
}

export interface Policy {
  /** SHA-256 over governance.yml, checklists/ and schemas/ at base. */
  digest: Sha256;
  governance: Governance;
  checklists: Checklist[];
  vocabularies: Vocabularies;
  departments: Record<string, Department>;
}

export interface ChangedFile {
  path: string;
  previousPath?: string;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Git object id at head, with its mode where it is no plain file; '' where removed. */
  oid: string;
}

export interface PullRequestFacts {
  number: number;
  title: string;
  author: Login;
  draft: boolean;
  state: 'open' | 'closed';
  merged: boolean;
  /** Head and base commit ids. */
  head: string;
  base: string;
  headRef: string;
  headRepository: string;
  labels: string[];
  commits: CommitFacts[];
  reviews: ReviewFacts[];
  /** Who took it out of draft, oldest first. */
  submissions: { by: Login; at: Instant; head?: string }[];
  /** Who has been asked on GitHub. */
  requested: { users: Login[]; teams: string[] };
  /** Who belongs to each role; a roster that could not be read fails closed. */
  members: Record<RoleId, RosterFacts>;
  /**
   * Digest of every part at commits that reviews name, where they differ from the head. Key: commit, then dataset;
   * under '' the object ids of changed files outside dataset folders, by path.
   */
  snapshots: Record<string, Record<DatasetId, Parts>>;
  ledger: LedgerRecord[];
  /** What became of it on the portals; absent where it is not merged. */
  published?: PortalReceipt[];
  /** Comments that hold a command, oldest first; absent: none. One that was edited since could be anybody's words and is marked. */
  comments?: CommandComment[];
  /** Daylight's own sticky comment. */
  comment: { id: number; body: string } | null;
  status: { state: string; description: string } | null;
  /** Other open pull requests with the same head: one commit status speaks for all of them. */
  sameHead?: number[];
  /** The number of files and commits that GitHub counts, to compare with what was listed. */
  counted: { files: number; commits: number };
}

/** Scoped rosters have keys such as `department/transport` and `policy/environment`. */
export interface RosterFacts {
  members: Login[];
  /** Set where the roster could not be read: why. */
  error?: string;
}

export interface CommitFacts {
  sha: string;
  /** Logins of author, committer and co-authors; an e-mail where no login is known. */
  people: Login[];
  /** Parts this commit changed, each `<dataset>#<part>` or a file path. */
  changed: string[];
  bot: boolean;
}

export interface CommandComment {
  id: number;
  by: Login;
  bot: boolean;
  at: Instant;
  edited: boolean;
  commands: CaseCommand[];
}

/** What people may say to Daylight in a comment, besides answers to checklists. */
export type CaseCommand =
  | { name: 'publish' }
  | { name: 'withhold'; reason: string }
  | { name: 'consult'; role: RoleId; question: string }
  | { name: 'advise'; role: RoleId; advice: string };

export interface ReviewFacts {
  id: number;
  by: Login;
  bot: boolean;
  state: 'approved' | 'changes-requested' | 'commented' | 'dismissed';
  /** The commit GitHub says it is about; may be re-pointed by GitHub. */
  commit: string;
  at: Instant;
  body: string;
  /** Who dismissed it, and what it said before; absent where that is not known. */
  dismissed?: { by: Login; was: ReviewFacts['state'] };
  /** The commit the relay saw when the review arrived; known only in the run that the review triggered. */
  seenAt?: string;
}
