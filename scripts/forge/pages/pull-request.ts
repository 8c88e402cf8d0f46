import { readPatches } from '../git/diff.ts';
import type { Reply } from '../http/reply.ts';
import { timelineOf } from '../present/timeline.ts';
import { type Comparison, comparePull } from '../pulls/comparison.ts';
import type { CheckRun } from '../state/commit-report.ts';
import type { Issue } from '../state/issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { deploymentList, latestRuns, outcomeIcon, outcomeOfRun } from './check-list.ts';
import { commentCard } from './comment-card.ts';
import { annotation, fileDiff } from './diff.ts';
import { type Fragment, type Html, html, nothing } from './html.ts';
import { page } from './layout.ts';
import { renderMarkdown } from './markdown.ts';
import { mergeBox } from './merge-box.ts';
import { count, label, person, shortSha, stateBadge, time } from './parts.ts';
import { sidebar } from './sidebar.ts';
import { timeline } from './timeline.ts';

const TABS = ['conversation', 'commits', 'checks', 'files'] as const;
export type PullTab = (typeof TABS)[number];

/** A pull request as its reviewers know it. */
export async function pullRequestPage(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  tab: PullTab,
): Promise<Reply> {
  const compared = await comparePull(repository, pull, issue.state === 'open');
  const runs = latestRuns(repository, pull.head.sha);
  const content: Record<PullTab, () => Fragment | Promise<Fragment>> = {
    conversation: () => conversation(world, repository, issue, pull, compared),
    commits: () => commits(repository, compared),
    checks: () => checks(repository, runs),
    files: () => files(repository, pull, compared, runs),
  };
  return page({
    title: `${issue.title} · Pull request #${issue.number} · ${repository.fullName}`,
    repository,
    tab: 'pulls',
    body: html`${heading(issue, pull, compared)}${tabs(repository, issue, tab, compared, runs)}${await content[tab]()}`,
  });
}

function heading(issue: Issue, pull: PullRequest, { commits: made }: Comparison): Html {
  const who = pull.merged && pull.mergedBy !== null ? person(pull.mergedBy) : person(issue.author);
  const verb = pull.merged ? 'merged' : 'wants to merge';
  return html`<div class="heading"><h1 dir="auto">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<p>${stateBadge(issue)} ${who} <span class="quiet">${verb} ${count(made.length, 'commit')} into</span> <code>${pull.base.ref}</code> <span class="quiet">from</span> <code>${pull.head.repository === null ? 'a deleted fork' : pull.head.ref}</code></p>
${issue.labels.length > 0 && html`<p class="labels">${issue.labels.map((each) => html`${label(each)} `)}</p>`}</div>`;
}

function tabs(
  repository: Repository,
  issue: Issue,
  current: PullTab,
  compared: Comparison,
  runs: readonly CheckRun[],
): Html {
  const base = `/${repository.fullName}/pull/${issue.number}`;
  const said = issue.comments.length + (issue.pull?.reviews.length ?? 0);
  const numbers: Record<PullTab, number> = {
    conversation: said,
    commits: compared.commits.length,
    checks: runs.length,
    files: compared.changes.length,
  };
  const names: Record<PullTab, string> = {
    conversation: 'Conversation',
    commits: 'Commits',
    checks: 'Checks',
    files: 'Files changed',
  };
  return html`<nav class="tabs under" aria-label="Pull request">${TABS.map(
    (tab) =>
      html`<a href="${tab === 'conversation' ? base : `${base}/${tab}`}"${tab === current ? html` aria-current="page"` : ''}>${names[tab]} <span class="count">${numbers[tab]}</span></a>`,
  )}</nav>`;
}

async function conversation(
  world: World,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  compared: Comparison,
): Promise<Html> {
  const shas = new Set([pull.head.sha, pull.mergeCommitSha, ...compared.commits.map(({ sha }) => sha)]);
  const deployments = repository.deployments.filter(({ sha }) => shas.has(sha));
  const first = commentCard(world, repository, {
    anchor: `issue-${issue.id}`,
    author: issue.author,
    at: issue.createdAt,
    edited: false,
    deed: 'opened this',
    body: issue.body ?? '',
  });
  return html`<div class="columns"><div class="thread">${first}
${timeline(world, repository, issue, timelineOf(issue, compared.commits))}
${deploymentList(deployments)}${await mergeBox(world, repository, issue, pull)}</div>${sidebar(issue)}</div>`;
}

function commits(repository: Repository, { commits: made }: Comparison): Html {
  return html`<ul class="card rows">${made.map(
    ({ sha, message, author }) =>
      html`<li><span class="grow"><a href="/${repository.fullName}/commit/${sha}" dir="auto"><strong>${message.split('\n')[0] ?? ''}</strong></a><br><span class="quiet">${author.name} · ${time(author.date)}</span></span>${shortSha(sha)}</li>\n`,
  )}</ul>`;
}

function checks(repository: Repository, runs: readonly CheckRun[]): Html {
  if (runs.length === 0)
    return html`<p class="card pad quiet">No check run has reported on the latest commit.</p>`;
  return html`${runs.map(
    (
      run,
    ) => html`<section class="card" id="check-${run.id}"><header>${outcomeIcon(outcomeOfRun(run))} <h2>${run.name}</h2> <span class="quiet">${run.conclusion ?? run.status} ${run.completedAt && time(run.completedAt)}</span></header>
<div class="prose" dir="auto">${run.title && html`<h3>${run.title}</h3>`}${renderMarkdown(run.summary ?? '', { repository: `/${repository.fullName}` })}${run.text === null ? nothing : renderMarkdown(run.text, { repository: `/${repository.fullName}` })}</div>
${run.annotations.length > 0 && html`<div class="pad"><h3>${count(run.annotations.length, 'annotation')}</h3>${run.annotations.map((each) => html`<p class="path"><a href="/${repository.fullName}/blob/${run.headSha}/${encodeURI(each.path)}#L${each.startLine}">${each.path}</a></p>${annotation(each)}`)}</div>`}</section>`,
  )}`;
}

/** More files are left to git. */
const MOST_FILES = 100;

async function files(
  repository: Repository,
  pull: PullRequest,
  { changes, mergeBase }: Comparison,
  runs: readonly CheckRun[],
): Promise<Html> {
  const shown = changes.slice(0, MOST_FILES);
  const patches = await readPatches(repository.git, mergeBase ?? pull.base.sha, pull.head.sha, shown);
  const annotations = runs.flatMap((run) => run.annotations);
  const sum = (key: 'additions' | 'deletions'): number =>
    changes.reduce((total, change) => total + change[key], 0);
  return html`<p class="quiet">${count(changes.length, 'changed file')} with <span class="good">${count(sum('additions'), 'addition')}</span> and <span class="bad">${count(sum('deletions'), 'deletion')}</span>.</p>
${shown.map((change) =>
  fileDiff(change, patches.get(change.path), {
    annotations: annotations.filter(({ path }) => path === change.path),
    comments: pull.reviewComments.filter(({ path }) => path === change.path),
  }),
)}${changes.length > MOST_FILES && html`<p class="quiet">${changes.length - MOST_FILES} more files are not shown.</p>`}`;
}

export function isTab(name: string): name is PullTab {
  return TABS.some((tab) => tab === name);
}
