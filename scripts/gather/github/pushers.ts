import type { Octokit } from '@octokit/rest';
import type { Login } from '../../model/vocabulary.ts';
import { statusOf } from './outage.ts';

/** A branch of a repository. */
export interface Branch {
  owner: string;
  repo: string;
  branch: string;
}

export interface Pushed {
  sha: string;
  parents: readonly { sha: string }[];
}

/**
 * Who pushed each commit: anybody may write any author into a commit, but GitHub knows who brought it. Each push brought
 * what its tip leads to and no earlier push did; a push that was overwritten since says nothing of what is there now.
 * Empty where GitHub does not tell, as of a fork that the token may not read.
 */
export async function readPushers(
  octokit: Octokit,
  { owner, repo, branch }: Branch,
  commits: readonly Pushed[],
): Promise<Map<string, Login>> {
  const parents = new Map(commits.map(({ sha, parents }) => [sha, parents.map((parent) => parent.sha)]));
  const pushers = new Map<string, Login>();
  for (const { after, actor } of await readPushes(octokit, owner, repo, `refs/heads/${branch}`)) {
    const brought = [after];
    for (let sha = brought.pop(); sha !== undefined; sha = brought.pop()) {
      const before = parents.get(sha);
      if (before === undefined || pushers.has(sha) || !actor) continue;
      pushers.set(sha, actor.login);
      brought.push(...before);
    }
  }
  return pushers;
}

/** Oldest first. */
async function readPushes(octokit: Octokit, owner: string, repo: string, ref: string) {
  try {
    const listed = await octokit.paginate(octokit.repos.listActivities, { owner, repo, ref, per_page: 100 });
    return listed.reverse();
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    return [];
  }
}
