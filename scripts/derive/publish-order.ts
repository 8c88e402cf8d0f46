import type { Facts, PullRequestFacts } from '../model/facts.ts';
import type { LedgerRecord, PublishOrderRecord } from '../model/ledger.ts';
import { changedParts, coveredParts } from './covers.ts';
import { isMember } from './membership.ts';
import type { Routed } from './required-roles.ts';
import { roleOf } from './role-key.ts';
import { isEnded, reopenedAfter } from './withholding.ts';

/**
 * The order to merge that still stands: given by somebody who may, of parts that are as they were then. It waits for
 * every sign-off, answer and embargo; it takes the place of the last click and of nothing else.
 */
export function standingOrder(
  facts: Facts,
  pr: PullRequestFacts,
  routed: readonly Routed[],
  ledger: readonly LedgerRecord[],
): PublishOrderRecord | null {
  const subjects = routed.map(({ subject }) => subject);
  const withheld = reopenedAfter(pr, ledger);
  return (
    ledger.findLast((record): record is PublishOrderRecord => {
      if (record.kind !== 'publish-order' || isEnded(record.at, withheld)) return false;
      const role = roleOf(facts.policy.governance, record.role);
      if (role?.publishes !== true || !isMember(pr, record.role, record.by)) return false;
      return changedParts(record.parts, coveredParts(facts, role, subjects)).length === 0;
    }) ?? null
  );
}
