import type { PullRequestFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Login } from '../model/vocabulary.ts';
import { isOwnAnswer } from './covers.ts';
import { sameLogin } from './role-key.ts';
import type { Seat } from './seats.ts';

/**
 * Why this person may not sign for the role; null where they may. The author signs for none but a role given by
 * submitting; whoever changed what a role covers cannot sign for it, answers of its own checklists excepted (design §5.8).
 * What they took away counts like what they put there.
 */
export function whyNot(
  pr: PullRequestFacts,
  { role, roster, concerns }: Pick<Seat, 'role' | 'roster' | 'concerns'>,
  login: Login,
): Reason | null {
  if (!roster.members.some((member) => sameLogin(member, login))) {
    return { id: 'not-on-roster', params: { login } };
  }
  if (role.by_submitting === true) return null;
  if (sameLogin(pr.author, login)) return { id: 'author-cannot-sign', params: { login } };
  const wrote = pr.commits
    .filter((commit) => commit.people.some((person) => sameLogin(person, login)))
    .flatMap((commit) => commit.changed)
    .filter((part) => concerns(part) && !isOwnAnswer(role, part));
  return wrote.length === 0
    ? null
    : { id: 'contributor-cannot-sign', params: { login, parts: [...new Set(wrote)].sort() } };
}

export function candidates(pr: PullRequestFacts, seat: Seat): Login[] {
  return seat.roster.members.filter((login) => whyNot(pr, seat, login) === null);
}
