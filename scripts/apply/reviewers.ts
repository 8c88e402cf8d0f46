import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

type Request = Extract<GateChange, { kind: 'request-reviewers' }>;

/**
 * GitHub refuses the whole list for one person or team without access, so they are then asked one by one and those it
 * will not ask are named. Never a reason for the gate to stop: they may still review.
 */
export async function requestReviewers(
  octokit: Octokit,
  repository: Repository,
  change: Request,
): Promise<Receipt> {
  const { kind, users, teams } = change;
  const subject = [...users, ...teams.map((team) => `team ${team}`)].join(', ');
  if (await ask(octokit, repository, change, users, teams)) return { kind, subject, outcome: 'done' };
  const refused: string[] = [];
  for (const user of users) if (!(await ask(octokit, repository, change, [user], []))) refused.push(user);
  for (const team of teams)
    if (!(await ask(octokit, repository, change, [], [team]))) refused.push(`team ${team}`);
  const detail = `GitHub will not ask ${refused.join(', ')}: give them access to the repository`;
  const all = refused.length === users.length + teams.length;
  return { kind, subject, outcome: all ? 'skipped' : 'done', ...(refused.length > 0 ? { detail } : {}) };
}

/** false where GitHub will not; a team is given with or without its organisation. */
async function ask(
  octokit: Octokit,
  repository: Repository,
  { pullRequest }: Request,
  users: string[],
  teams: string[],
): Promise<boolean> {
  const slugs = teams.map((team) => team.replace(/^@?.*\//, ''));
  const asked = await unless(
    [403, 404, 422],
    octokit.pulls.requestReviewers({
      ...repository,
      pull_number: pullRequest,
      ...(users.length > 0 ? { reviewers: users } : {}),
      ...(slugs.length > 0 ? { team_reviewers: slugs } : {}),
    }),
  );
  return asked !== undefined;
}
