import type { Octokit } from '@octokit/rest';
import type { Instant, Login } from '../../model/vocabulary.ts';
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

/** A change of the branch: who brought which commit to its tip, and when. */
export interface Push {
  after: string;
  by: Login | null;
  at: Instant;
}

/** Oldest first; empty where GitHub does not tell, as of a fork that the token may not read. */
export async function readPushes(octokit: Octokit, { owner, repo, branch }: Branch): Promise<Push[]> {
  const ref = `refs/heads/${branch}`;
  try {
    const listed = await octokit.paginate(octokit.repos.listActivities, { owner, repo, ref, per_page: 100 });
    return listed
      .reverse()
      .map(({ after, actor, timestamp }) => ({ after, by: actor?.login ?? null, at: timestamp }));
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    return [];
  }
}

/**
 * Who pushed each commit: anybody may write any author into a commit, but GitHub knows who brought it. Each push brought
 * what its tip leads to and no earlier push did; a push that was overwritten since says nothing of what is there now.
 */
export function pushersOf(pushes: readonly Push[], commits: readonly Pushed[]): Map<string, Login> {
  const parents = new Map(commits.map(({ sha, parents }) => [sha, parents.map((parent) => parent.sha)]));
  const pushers = new Map<string, Login>();
  for (const { after, by } of pushes) {
    const brought = [after];
    for (let sha = brought.pop(); sha !== undefined; sha = brought.pop()) {
      const before = parents.get(sha);
      if (before === undefined || pushers.has(sha) || by === null) continue;
      pushers.set(sha, by);
      brought.push(...before);
    }
  }
  return pushers;
}

/**
 * The tip of the branch at that time, which is what a review given then can have been about, whatever commit GitHub names
 * today. undefined where it is not known: a list that does not lead to the head is not complete.
 */
export function tipAt(pushes: readonly Push[], head: string, at: Instant): string | undefined {
  return tipUntil(pushes, head, Date.parse(at));
}

/** The tip of the branch throughout that time, in milliseconds; undefined where it was not the same, or is not known. */
export function tipBetween(
  pushes: readonly Push[],
  head: string,
  from: number,
  to: number,
): string | undefined {
  const tip = tipUntil(pushes, head, from);
  return tip === tipUntil(pushes, head, to) ? tip : undefined;
}

function tipUntil(pushes: readonly Push[], head: string, time: number): string | undefined {
  if (pushes.at(-1)?.after !== head) return undefined;
  return pushes.findLast((push) => Date.parse(push.at) <= time)?.after;
}
