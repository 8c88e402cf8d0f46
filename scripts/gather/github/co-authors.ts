import type { Octokit } from '@octokit/rest';
import type { Login } from '../../model/vocabulary.ts';
import type { Case } from './case.ts';

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      commits(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { commit { authors(first: 100) { nodes { email user { login } } } } }
      }
    }
  }
}`;

interface Answer {
  repository: {
    pullRequest: {
      commits: {
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
        nodes: {
          commit: { authors: { nodes: { email: string | null; user: { login: Login } | null }[] } };
        }[];
      };
    };
  };
}

/**
 * Whose account each author's and co-author's address is, lower case. Only GitHub knows that of an address in a trailer,
 * and only GraphQL says it.
 */
export async function readCoAuthors(
  octokit: Octokit,
  { owner, repo, pull_number: number }: Case,
): Promise<Map<string, Login>> {
  const logins = new Map<string, Login>();
  for (let after: string | null = null; ; ) {
    const answer: Answer = await octokit.graphql<Answer>(QUERY, { owner, repo, number, after });
    const { nodes, pageInfo } = answer.repository.pullRequest.commits;
    for (const { email, user } of nodes.flatMap(({ commit }) => commit.authors.nodes))
      if (email && user) logins.set(email.toLowerCase(), user.login);
    if (!pageInfo.hasNextPage) return logins;
    after = pageInfo.endCursor;
  }
}
