import type { SignOff } from '../model/assessment.ts';
import type { PullRequestFacts } from '../model/facts.ts';
import type { Governance } from '../model/governance.ts';
import { roleName, roleOf } from './role-key.ts';
import type { GivenSignOff } from './sign-offs.ts';
import { submitted } from './stage.ts';

/**
 * Is it this role's turn? After the roles it waits for; reviewers only once the department has submitted the case.
 * Drafts and cases with errors are the steward's. Whoever signed and left a question open is asked for the answer.
 */
export function isAsked(
  governance: Governance,
  pr: PullRequestFacts,
  blocked: boolean,
  given: Omit<SignOff, 'asked'>,
  all: readonly GivenSignOff[],
): boolean {
  if (pr.state === 'closed' || pr.draft || blocked) return false;
  if ((given.state === 'approved' && given.unanswered.length === 0) || given.state === 'skipped')
    return false;
  if (given.state === 'changes-requested' && given.reason.id === 'changes-requested') return false;
  const role = roleOf(governance, given.role);
  const before = new Set(role?.after ?? []);
  const waiting = all.some((other) => before.has(roleName(other.role)) && other.state !== 'approved');
  return !waiting && (role?.submits === true || submitted(governance, all));
}
