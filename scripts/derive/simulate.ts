import type { Facts, PullRequestFacts, ReviewFacts } from '../model/facts.ts';

/** "What if the CISO approved now?": the same facts with one more review, which nobody has given. */
export interface Hypothesis {
  role: string;
  decision: 'approve' | 'request-changes';
}

/** `ciso:approve`, `department/transport:request-changes`; null where it is not of that form. */
export function parseHypothesis(text: string): Hypothesis | null {
  const match = /^(?<role>[a-z][a-z/-]*):(?<decision>approve|request-changes)$/.exec(text)?.groups;
  if (match?.role === undefined) return null;
  return { role: match.role, decision: match.decision === 'approve' ? 'approve' : 'request-changes' };
}

/**
 * The pull request as it would be. The first person on the role's roster who is not the author signs; an empty roster
 * leaves everything as it is.
 */
export function suppose(
  facts: Facts,
  pr: PullRequestFacts,
  { role, decision }: Hypothesis,
): PullRequestFacts {
  const key =
    role in pr.members
      ? role
      : (Object.keys(pr.members).find((candidate) => candidate.startsWith(`${role}/`)) ?? role);
  const by = pr.members[key]?.members.find((login) => login.toLowerCase() !== pr.author.toLowerCase());
  if (by === undefined) return pr;
  const review: ReviewFacts = {
    id: Math.max(0, ...pr.reviews.map((r) => r.id)) + 1,
    by,
    bot: false,
    state: decision === 'approve' ? 'approved' : 'changes-requested',
    commit: pr.head,
    seenAt: pr.head,
    at: facts.now,
    body: '',
  };
  return { ...pr, reviews: [...pr.reviews, review] };
}
