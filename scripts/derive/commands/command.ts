import type { CommandComment, Facts, PullRequestFacts } from '../../model/facts.ts';
import type { Reason } from '../../model/finding.ts';
import type { RoleId } from '../../model/governance.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import type { Routed } from '../required-roles.ts';

/** A command in its situation: who said it, where, and what has been recorded so far. */
export interface Said {
  facts: Facts;
  pr: PullRequestFacts;
  routed: readonly Routed[];
  /** Roles that this pull request needs a sign-off of. */
  required: ReadonlySet<RoleId>;
  comment: CommandComment;
  ledger: readonly LedgerRecord[];
}

/** What comes of a command: evidence for the ledger, or why not. */
export type Outcome = LedgerRecord | Reason;

export function isRecord(outcome: Outcome): outcome is LedgerRecord {
  return 'kind' in outcome;
}

export function refuse(id: string, params: Reason['params'] = {}): Reason {
  return { id, params };
}
