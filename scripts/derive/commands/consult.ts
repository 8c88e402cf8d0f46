import type { PullRequestFacts } from '../../model/facts.ts';
import type { RoleId } from '../../model/governance.ts';
import { isOpen } from '../consultations.ts';
import { isMember, rolesHeld } from '../membership.ts';
import { roleName, sameLogin } from '../role-key.ts';
import { type Outcome, refuse, type Said } from './command.ts';

/** `/consult ROLE QUESTION`: whoever takes part in the case may ask any role for advice. */
export function consult({ pr, required, comment }: Said, role: string, question: string): Outcome {
  const key = keyOf(pr, role);
  const takesPart =
    sameLogin(pr.author, comment.by) || rolesHeld(pr, comment.by).some((held) => required.has(held));
  if (!takesPart) return refuse('command-not-yours', { command: '/consult' });
  if (key === null) return refuse('command-unknown-role', { role, roles: Object.keys(pr.members).sort() });
  if (pr.state === 'closed') return refuse('command-too-late', { command: '/consult' });
  if (question === '') return refuse('command-needs-text', { command: '/consult' });
  return {
    kind: 'consultation',
    act: 'asked',
    at: comment.at,
    pullRequest: pr.number,
    role: key,
    by: comment.by,
    text: question,
    comment: comment.id,
  };
}

/** `/advise ROLE ADVICE`: an answer to what that role was asked. */
export function advise({ pr, ledger, comment }: Said, role: string, advice: string): Outcome {
  const key = keyOf(pr, role);
  if (key === null) return refuse('command-unknown-role', { role, roles: Object.keys(pr.members).sort() });
  if (!isMember(pr, key, comment.by)) return refuse('command-not-yours', { command: '/advise' });
  if (!isOpen(ledger, key)) return refuse('command-nothing-asked', { role: key });
  if (advice === '') return refuse('command-needs-text', { command: '/advise' });
  return {
    kind: 'consultation',
    act: 'advised',
    at: comment.at,
    pullRequest: pr.number,
    role: key,
    by: comment.by,
    text: advice,
    comment: comment.id,
  };
}

/** The role as written, or the only one of that name with a scope. */
function keyOf(pr: PullRequestFacts, role: string): RoleId | null {
  if (Object.hasOwn(pr.members, role)) return role;
  const [only, ...others] = Object.keys(pr.members).filter((key) => roleName(key) === role);
  return only !== undefined && others.length === 0 ? only : null;
}
