import { coveredParts } from '../covers.ts';
import { rolesHeld } from '../membership.ts';
import { roleOf } from '../role-key.ts';
import { type Outcome, refuse, type Said } from './command.ts';

/** `/publish`: merge once everything stands. For roles that governance.yml says may; it signs for nothing. */
export function publish({ facts, pr, routed, comment }: Said): Outcome {
  const { governance } = facts.policy;
  const key = rolesHeld(pr, comment.by).find((held) => roleOf(governance, held)?.publishes === true);
  const role = key === undefined ? undefined : roleOf(governance, key);
  if (key === undefined || role === undefined) return refuse('command-not-yours', { command: '/publish' });
  if (pr.state === 'closed') return refuse('command-too-late', { command: '/publish' });
  const subjects = routed.map(({ subject }) => subject);
  return {
    kind: 'publish-order',
    at: comment.at,
    pullRequest: pr.number,
    role: key,
    by: comment.by,
    head: pr.head,
    comment: comment.id,
    parts: coveredParts(facts, role, subjects),
  };
}
