import type { Parts } from '../model/dataset.ts';
import type { PullRequestFacts, RosterFacts } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Role } from '../model/governance.ts';
import type { Login } from '../model/vocabulary.ts';
import { isOwnAnswer } from './covers.ts';
import { sameLogin } from './role-key.ts';

/**
 * Why this person may not sign for the role; null where they may. The author signs for none but a role given by
 * submitting; whoever changed what a role covers cannot sign for it, answers of its own checklists excepted (design §5.8).
 */
export function whyNot(
  pr: PullRequestFacts,
  role: Role,
  roster: RosterFacts,
  covered: Parts,
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
    .filter((part) => part in covered && !isOwnAnswer(role, part));
  return wrote.length === 0
    ? null
    : { id: 'contributor-cannot-sign', params: { login, parts: [...new Set(wrote)].sort() } };
}

export function candidates(pr: PullRequestFacts, role: Role, roster: RosterFacts, covered: Parts): Login[] {
  return roster.members.filter((login) => whyNot(pr, role, roster, covered, login) === null);
}
