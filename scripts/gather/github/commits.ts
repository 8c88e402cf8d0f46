import type { Octokit } from '@octokit/rest';
import type { CommitFacts } from '../../model/facts.ts';
import type { Case } from './case.ts';
import { readCoAuthors } from './co-authors.ts';
import type { History } from './history.ts';
import { coAuthors, isBot, loginsByEmail, peopleOf } from './people.ts';
import { type Push, pushersOf } from './pushes.ts';

/** GitHub lists no more commits of a pull request. */
export const MOST_COMMITS = 250;

/** Who made each commit of the pull request, and what it changed of what the pull request touches. */
export async function readCommits(
  octokit: Octokit,
  where: Case,
  pushes: readonly Push[],
  history: History,
): Promise<CommitFacts[]> {
  const listed = await octokit.paginate(octokit.pulls.listCommits, { ...where, per_page: 100 });
  const named = listed.some(({ commit }) => coAuthors(commit.message).length > 0);
  const logins = new Map([...loginsByEmail(listed), ...(named ? await readCoAuthors(octokit, where) : [])]);
  const pushers = pushersOf(pushes, listed);
  const commits: CommitFacts[] = [];
  for (const commit of listed.slice(0, MOST_COMMITS)) {
    const pusher = pushers.get(commit.sha);
    commits.push({
      sha: commit.sha,
      people: [...new Set([...peopleOf(commit, logins), ...(pusher === undefined ? [] : [pusher])])],
      changed: await history.changedBy(
        commit.sha,
        commit.parents.map((parent) => parent.sha),
      ),
      bot: isBot(commit.author?.login, commit.author?.type),
    });
  }
  return commits;
}
