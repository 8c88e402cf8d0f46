import type { Commit } from '../git/commits.ts';
import type { Comment, Issue, TimelineEvent } from '../state/issue.ts';
import type { Review } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi } from './addresses.ts';
import { presentGitCommit } from './commit.ts';
import { presentComment } from './issue.ts';
import { nodeId } from './node-id.ts';
import { presentReview } from './review.ts';

/** Something of the timeline, with the time that decides its place. */
export type Entry =
  | { kind: 'event'; at: string; event: TimelineEvent }
  | { kind: 'comment'; at: string; comment: Comment }
  | { kind: 'review'; at: string; review: Review }
  | { kind: 'commit'; at: string; commit: Commit };

/** Everything that happened, oldest first; what happened in one second stays in the order of its ids. */
export function timelineOf(issue: Issue, commits: readonly Commit[]): Entry[] {
  const entries: Entry[] = [
    ...commits.map((commit): Entry => ({ kind: 'commit', at: commit.committer.date, commit })),
    ...issue.events.map((event): Entry => ({ kind: 'event', at: event.createdAt, event })),
    ...issue.comments.map((comment): Entry => ({ kind: 'comment', at: comment.createdAt, comment })),
    ...(issue.pull?.reviews ?? []).flatMap((review): Entry[] =>
      review.submittedAt === null ? [] : [{ kind: 'review', at: review.submittedAt, review }],
    ),
  ];
  return entries.sort((a, b) => a.at.localeCompare(b.at) || idOf(a) - idOf(b));
}

function idOf(entry: Entry): number {
  if (entry.kind === 'event') return entry.event.id;
  if (entry.kind === 'comment') return entry.comment.id;
  return entry.kind === 'review' ? entry.review.id : 0;
}

export function presentEntry(
  world: World,
  repository: Repository,
  issue: Issue,
  entry: Entry,
): Record<string, unknown> {
  switch (entry.kind) {
    case 'event':
      return presentEvent(world, repository, entry.event);
    case 'comment': {
      const comment = presentComment(world, repository, issue, entry.comment);
      return { event: 'commented', actor: comment.user, ...comment };
    }
    case 'review':
      return {
        event: 'reviewed',
        ...presentReview(world, repository, issue, entry.review),
        state: entry.review.state.toLowerCase(),
      };
    case 'commit':
      return { event: 'committed', ...presentGitCommit(world, repository, entry.commit) };
  }
}

export function presentEvent(
  world: World,
  repository: Repository,
  event: TimelineEvent,
): Record<string, unknown> {
  return {
    id: event.id,
    node_id: nodeId('EV', event.id),
    url: repositoryApi(world, repository, `/issues/events/${event.id}`),
    actor: presentAccount(world, event.actor),
    event: event.event,
    commit_id: event.commitId,
    commit_url: event.commitId && repositoryApi(world, repository, `/commits/${event.commitId}`),
    created_at: event.createdAt,
    performed_via_github_app: null,
    ...event.details,
  };
}
