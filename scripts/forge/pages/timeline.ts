import type { Commit } from '../git/commits.ts';
import { accountOfEmail } from '../identity/authorship.ts';
import type { Entry } from '../present/timeline.ts';
import type { Issue, TimelineEvent } from '../state/issue.ts';
import type { Review } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { commentCard } from './comment-card.ts';
import { type Fragment, type Html, html, nothing } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { avatar, label, person, shortSha, time } from './parts.ts';

/** The conversation below the first comment, oldest first. */
export function timeline(
  world: World,
  repository: Repository,
  issue: Issue,
  entries: readonly Entry[],
): Html {
  return html`${entries.map((entry) => entryLine(world, repository, issue, entry))}`;
}

function entryLine(world: World, repository: Repository, issue: Issue, entry: Entry): Html {
  switch (entry.kind) {
    case 'commit':
      return commitLine(world, repository, entry.commit);
    case 'event':
      return eventLine(issue, entry.event);
    case 'review':
      return review(world, repository, entry.review);
    case 'comment': {
      const { id, author, createdAt, updatedAt, body, reactions } = entry.comment;
      return commentCard(world, repository, {
        anchor: `issuecomment-${id}`,
        author,
        at: createdAt,
        edited: updatedAt !== createdAt,
        deed: 'commented',
        body,
        reactions,
      });
    }
  }
}

function line(name: IconName, tone: string, content: Fragment): Html {
  return html`<div class="event"><span class="event-icon ${tone}">${icon(name)}</span><span>${content}</span></div>\n`;
}

function commitLine(world: World, repository: Repository, commit: Commit): Html {
  const author = accountOfEmail(world, commit.author.email);
  const [subject = ''] = commit.message.split('\n');
  const who =
    author === null
      ? html`<strong>${commit.author.name}</strong>`
      : html`${avatar(author)} ${person(author)}`;
  return line(
    'commit',
    '',
    html`${who} <a href="/${repository.fullName}/commit/${commit.sha}" dir="auto">${subject}</a> <span class="quiet">${shortSha(commit.sha)}</span>`,
  );
}

const REVIEWS: Record<Review['state'], { icon: IconName; tone: string; deed: string }> = {
  APPROVED: { icon: 'check', tone: 'good', deed: 'approved these changes' },
  CHANGES_REQUESTED: { icon: 'cross', tone: 'bad', deed: 'requested changes' },
  COMMENTED: { icon: 'eye', tone: '', deed: 'reviewed' },
  DISMISSED: { icon: 'eye', tone: '', deed: 'gave a review that has been dismissed' },
  PENDING: { icon: 'eye', tone: '', deed: 'is writing a review' },
};

function review(world: World, repository: Repository, given: Review): Html {
  const { icon: name, tone, deed } = REVIEWS[given.state];
  const at = given.submittedAt ?? '';
  const head = line(
    name,
    tone,
    html`${avatar(given.author)} ${person(given.author)} ${deed} <a class="quiet" id="pullrequestreview-${given.id}" href="#pullrequestreview-${given.id}">${time(at)}</a> <span class="quiet">on ${shortSha(given.commitId)}</span>`,
  );
  if (given.body.trim() === '') return head;
  const card = commentCard(world, repository, {
    anchor: `review-${given.id}`,
    author: given.author,
    at,
    edited: false,
    deed: 'left a comment',
    body: given.body,
  });
  return html`${head}<div class="inset">${card}</div>`;
}

function eventLine(issue: Issue, event: TimelineEvent): Html {
  const told = TOLD[event.event];
  if (told === undefined) return nothing;
  const by = html`${avatar(event.actor)} ${person(event.actor)}`;
  return line(
    told.icon,
    told.tone ?? '',
    html`${by} ${told.say(event.details, issue, event)} <span class="quiet">${time(event.createdAt)}</span>`,
  );
}

interface Told {
  icon: IconName;
  tone?: string;
  say(details: Record<string, unknown>, issue: Issue, event: TimelineEvent): Fragment;
}

const TOLD: Record<string, Told> = {
  labeled: { icon: 'tag', say: (details) => html`added ${labelOf(details)}` },
  unlabeled: { icon: 'tag', say: (details) => html`removed ${labelOf(details)}` },
  review_requested: {
    icon: 'eye',
    say: (details) => html`requested a review from <strong>${reviewerOf(details)}</strong>`,
  },
  review_request_removed: {
    icon: 'eye',
    say: (details) => html`removed the request for review from <strong>${reviewerOf(details)}</strong>`,
  },
  review_dismissed: { icon: 'cross', say: (details) => html`dismissed a review${dismissalOf(details)}` },
  ready_for_review: { icon: 'open', tone: 'good', say: () => 'marked this pull request as ready for review' },
  convert_to_draft: { icon: 'draft', say: () => 'marked this pull request as draft' },
  renamed: { icon: 'pencil', say: (details) => renameOf(details) },
  assigned: {
    icon: 'pencil',
    say: (details) => html`assigned <strong>${textIn(details.assignee, 'login')}</strong>`,
  },
  unassigned: {
    icon: 'pencil',
    say: (details) => html`unassigned <strong>${textIn(details.assignee, 'login')}</strong>`,
  },
  base_ref_changed: {
    icon: 'open',
    say: (_, issue) => html`changed the base branch to <code>${issue.pull?.base.ref}</code>`,
  },
  head_ref_force_pushed: {
    icon: 'commit',
    say: (_, __, { commitId }) => html`force-pushed the branch to ${shortSha(commitId ?? '')}`,
  },
  head_ref_deleted: {
    icon: 'open',
    say: (_, issue) => html`deleted the branch <code>${issue.pull?.head.ref}</code>`,
  },
  merged: {
    icon: 'merged',
    tone: 'merged',
    say: (_, issue, { commitId }) =>
      html`merged commit ${shortSha(commitId ?? '')} into <code>${issue.pull?.base.ref}</code>`,
  },
  closed: { icon: 'closed', tone: 'bad', say: () => 'closed this' },
  reopened: { icon: 'open', tone: 'good', say: () => 'reopened this' },
};

function textIn(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : '';
}

function labelOf({ label: given }: Record<string, unknown>): Html {
  return label({ name: textIn(given, 'name'), color: textIn(given, 'color') });
}

function reviewerOf({ requested_reviewer: account, requested_team: team }: Record<string, unknown>): string {
  return textIn(account, 'login') || `team ${textIn(team, 'slug')}`;
}

function dismissalOf({ dismissed_review: dismissed }: Record<string, unknown>): Html {
  const message = textIn(dismissed, 'dismissal_message');
  return message === '' ? nothing : html`: <q>${message}</q>`;
}

function renameOf({ rename }: Record<string, unknown>): Html {
  return html`changed the title from <del>${textIn(rename, 'from')}</del> to <strong>${textIn(rename, 'to')}</strong>`;
}
