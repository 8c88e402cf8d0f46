import type { Body } from '../http/body.ts';
import { granted, mayKnow } from '../identity/access.ts';
import { accountOfEmail } from '../identity/authorship.ts';
import { comparePull } from '../pulls/comparison.ts';
import type { Token } from '../state/token.ts';
import { findRepository, type World } from '../state/world.ts';

const PAGE = 100;

/**
 * `repository { pullRequest { commits { nodes { commit { authors } } } } }`: the author of each commit and everybody whom
 * its trailers name, with the account that the address belongs to. null where the token may not see it.
 */
export async function commitAuthors(
  world: World,
  token: Token,
  { owner, repo, number, after }: Body,
): Promise<object | null> {
  const repository = findRepository(world, `${owner}/${repo}`);
  if (repository === undefined || !mayKnow(world, token, repository)) return null;
  if (token.kind !== 'user' && !granted(token, 'contents', 'read')) return null;
  const issue = repository.issues.get(Number(number));
  if (!issue?.pull) return null;
  const { commits } = await comparePull(repository, issue.pull, issue.state === 'open');
  const start = typeof after === 'string' ? Number(after) : 0;
  const end = start + PAGE;
  const nodes = commits.slice(start, end).map(({ sha, author, message }) => {
    const trailers = message.matchAll(/^co-authored-by:([^<\n]*)<([^>\n]+)>\s*$/gim);
    const people = [
      { name: author.name, email: author.email },
      ...[...trailers].map(([, name = '', email = '']) => ({ name: name.trim(), email })),
    ];
    const actors = people.map((person) => {
      const account = accountOfEmail(world, person.email);
      // A bot is no User.
      return { ...person, user: account?.type === 'User' ? { login: account.login } : null };
    });
    return { commit: { oid: sha, authors: { nodes: actors } } };
  });
  const pageInfo = { hasNextPage: end < commits.length, endCursor: String(end) };
  return { pullRequest: { number: issue.number, commits: { totalCount: commits.length, pageInfo, nodes } } };
}
