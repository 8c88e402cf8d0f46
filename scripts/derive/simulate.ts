import type { Facts, PullRequestFacts, ReviewFacts } from '../model/facts.ts';
import type { Login } from '../model/vocabulary.ts';
import { assess } from './assess.ts';
import { roleName, sameLogin } from './role-key.ts';

/** "What if the CISO approved now?": the same facts with one more review, which nobody has given. */
export interface Hypothesis {
  role: string;
  decision: 'approve' | 'request-changes';
}

/** `ciso:approve`, `department/transport:request-changes`; null where it is not of that form. */
export function parseHypothesis(text: string): Hypothesis | null {
  const match = /^(?<role>[a-z][a-z0-9/-]*):(?<decision>approve|request-changes)$/.exec(text)?.groups;
  if (match?.role === undefined) return null;
  return { role: match.role, decision: match.decision === 'approve' ? 'approve' : 'request-changes' };
}

/**
 * The pull request as it would be, where the first person who can sign for the role does, best one who has not signed
 * anything yet. null where the case does not ask for the role, or nobody can sign for it.
 */
export function suppose(
  facts: Facts,
  pr: PullRequestFacts,
  { role, decision }: Hypothesis,
): PullRequestFacts | null {
  const by = whoCould(facts, pr, role);
  if (by === undefined) return null;
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

function whoCould(facts: Facts, pr: PullRequestFacts, role: string): Login | undefined {
  const { signOffs } = assess(facts, pr);
  const seat =
    signOffs.find((signOff) => signOff.role === role) ??
    signOffs.find((signOff) => roleName(signOff.role) === role);
  const signed = signOffs.flatMap(({ by }) => by ?? []);
  const isFree = (login: Login): boolean => !signed.some((other) => sameLogin(other, login));
  return seat?.candidates.find(isFree) ?? seat?.candidates[0];
}
