import type { Reply } from '../http/reply.ts';
import { timelineOf } from '../present/timeline.ts';
import type { Issue } from '../state/issue.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { commentCard } from './comment-card.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { person, stateBadge, time } from './parts.ts';
import { sidebar } from './sidebar.ts';
import { timeline } from './timeline.ts';

export function issuePage(world: World, repository: Repository, issue: Issue): Reply {
  const first = commentCard(world, repository, {
    anchor: `issue-${issue.id}`,
    author: issue.author,
    at: issue.createdAt,
    edited: false,
    deed: 'opened this',
    body: issue.body ?? '',
  });
  return page({
    title: `${issue.title} · Issue #${issue.number} · ${repository.fullName}`,
    repository,
    tab: 'issues',
    body: html`<div class="heading"><h1 dir="auto">${issue.title} <span class="quiet">#${issue.number}</span></h1>
<p>${stateBadge(issue)} ${person(issue.author)} <span class="quiet">opened this ${time(issue.createdAt)}</span></p></div>
<div class="columns"><div class="thread">${first}${timeline(world, repository, issue, timelineOf(issue, []))}</div>${sidebar(issue)}</div>`,
  });
}
