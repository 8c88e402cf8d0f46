import { mergeableState } from '../present/pull-request.ts';
import { rulesetsFor } from '../rules/applicable.ts';
import { unmetRules } from '../rules/merge-requirements.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { checkList, outcomeOfCommit } from './check-list.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { time } from './parts.ts';

/** What stands at the end of a pull request: its checks, and whether it can be merged. */
export async function mergeBox(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): Promise<Html> {
  const checks = `/${repository.fullName}/pull/${issue.number}/checks`;
  return html`<section class="card box" aria-labelledby="checks"><h2 id="checks">${headline(repository, pull.head.sha)}</h2>
${checkList(repository, pull.head.sha, checks)}
${await verdict(world, repository, issue, pull)}</section>`;
}

function headline(repository: Repository, sha: string): string {
  const outcome = outcomeOfCommit(repository, sha);
  if (outcome === 'failed') return 'Some checks were not successful';
  if (outcome === 'pending') return 'Some checks haven’t completed yet';
  return outcome === null ? 'Checks' : 'All checks have passed';
}

async function verdict(world: World, repository: Repository, issue: Issue, pull: PullRequest): Promise<Html> {
  if (pull.merged)
    return line(
      'merged',
      'merged',
      html`Pull request successfully merged and closed ${pull.mergedAt ? time(pull.mergedAt) : nothing}`,
    );
  if (issue.state === 'closed') return line('closed', 'bad', html`Closed with unmerged commits`);
  const state = await mergeableState(world, repository, issue, pull);
  if (state === 'dirty') return line('alert', 'bad', html`This branch has conflicts that must be resolved`);
  if (state === 'draft')
    return line('draft', '', html`This pull request is still a work in progress: drafts cannot be merged`);
  if (state !== 'blocked' && state !== 'behind')
    return line('check', 'good', html`This branch has no conflicts with the base branch and can be merged`);
  const rules = rulesetsFor(repository, `refs/heads/${pull.base.ref}`).flatMap((ruleset) => ruleset.rules);
  const unmet = await unmetRules(world, repository, issue, pull, rules);
  return line(
    'alert',
    'bad',
    html`Merging is blocked<ul>${unmet.map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
  );
}

function line(name: 'merged' | 'closed' | 'alert' | 'draft' | 'check', tone: string, content: Html): Html {
  return html`<div class="verdict"><span class="event-icon ${tone}">${icon(name)}</span><div>${content}</div></div>`;
}
