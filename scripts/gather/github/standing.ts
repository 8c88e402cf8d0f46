import type { Octokit } from '@octokit/rest';
import type { CommandComment, PullRequestFacts } from '../../model/facts.ts';
import type { Login } from '../../model/vocabulary.ts';
import { parseCaseCommands } from '../../parse/case-command.ts';
import type { Case } from './case.ts';

/** First line of Daylight's own comment. */
export const COMMENT_MARKER = '<!-- daylight:gate -->';
export const STATUS_CONTEXT = 'daylight/gate';

/**
 * Daylight's own comment, and those that hold a command. Ours is known by marker and author both, so that nobody can
 * plant one; the oldest where there are several.
 */
export async function readComments(
  octokit: Octokit,
  where: Case,
  self: Login,
): Promise<{ comment: PullRequestFacts['comment']; comments: CommandComment[] }> {
  const { owner, repo, pull_number: issue_number } = where;
  const listed = await octokit.paginate(octokit.issues.listComments, {
    owner,
    repo,
    issue_number,
    per_page: 100,
  });
  const own = listed.find(
    ({ user, body }) => user?.login.toLowerCase() === self.toLowerCase() && body?.includes(COMMENT_MARKER),
  );
  const comments = listed.flatMap(({ id, user, body = '', created_at, updated_at }): CommandComment[] => {
    const commands = parseCaseCommands(body);
    if (user === null || user === undefined || commands.length === 0) return [];
    const bot = user.type === 'Bot';
    return [{ id, by: user.login, bot, at: created_at, edited: updated_at !== created_at, commands }];
  });
  return { comment: own === undefined ? null : { id: own.id, body: own.body ?? '' }, comments };
}

/**
 * What the gate said last on a commit; null also where somebody else has said something under its name since, so that it
 * is said anew: the ruleset believes the App alone, and people see whatever came last.
 */
export async function readStatus(
  octokit: Octokit,
  { owner, repo }: Case,
  ref: string,
  self: Login,
): Promise<PullRequestFacts['status']> {
  const pages = octokit.paginate.iterator(octokit.repos.listCommitStatusesForRef, {
    owner,
    repo,
    ref,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const latest = data.find(({ context }) => context === STATUS_CONTEXT);
    if (latest === undefined) continue;
    const own = latest.creator?.login.toLowerCase() === self.toLowerCase();
    return own ? { state: latest.state, description: latest.description ?? '' } : null;
  }
  return null;
}

/** Other open pull requests whose head is the same commit: whatever is said of one is said of all. */
export async function readSameHead(
  octokit: Octokit,
  { owner, repo, pull_number }: Case,
  head: string,
): Promise<number[]> {
  const listed = await octokit.paginate(octokit.repos.listPullRequestsAssociatedWithCommit, {
    owner,
    repo,
    commit_sha: head,
    per_page: 100,
  });
  return listed
    .filter((other) => other.state === 'open' && other.head.sha === head && other.number !== pull_number)
    .map((other) => other.number)
    .sort((a, b) => a - b);
}
