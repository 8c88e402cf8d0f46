import { rolesHeld } from '../membership.ts';
import { roleOf } from '../role-key.ts';
import { type Outcome, refuse, type Said } from './command.ts';

/** Shorter than this explains nothing to somebody who asks three years later. */
const SHORTEST_REASON = 10;

/** `/withhold`: this must not be published. For the reviewers of this case; a department closes its own. */
export function withhold({ facts, pr, required, comment }: Said, reason: string): Outcome {
  const { governance } = facts.policy;
  const role = rolesHeld(pr, comment.by).find(
    (held) => required.has(held) && roleOf(governance, held)?.submits !== true,
  );
  if (role === undefined) return refuse('command-not-yours', { command: '/withhold' });
  if (pr.merged) return refuse('command-too-late', { command: '/withhold' });
  if (reason.length < SHORTEST_REASON) return refuse('command-needs-text', { command: '/withhold' });
  return {
    kind: 'withheld',
    at: comment.at,
    pullRequest: pr.number,
    role,
    by: comment.by,
    head: pr.head,
    comment: comment.id,
    datasets: facts.datasets.filter(({ head }) => head !== null).map(({ id }) => id),
    reason,
  };
}
