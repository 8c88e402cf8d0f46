import type { Octokit } from '@octokit/rest';
import { APP, HERE } from './here.ts';

/** A pull request as people see it, and as the ruleset does. */
export interface Seen {
  /** What the App itself said last; null: nothing. */
  verdict: string | null;
  description: string;
  comment: string;
  labels: string[];
}

export async function look(octokit: Octokit, pull: number): Promise<Seen> {
  const { data } = await octokit.pulls.get({ ...HERE, pull_number: pull });
  const { data: statuses } = await octokit.repos.listCommitStatusesForRef({ ...HERE, ref: data.head.sha });
  const { data: comments } = await octokit.issues.listComments({
    ...HERE,
    issue_number: pull,
    per_page: 100,
  });
  const status = statuses.find(
    ({ context, creator }) => context === 'daylight/gate' && creator?.login === APP,
  );
  const own = comments.find(
    ({ user, body }) => user?.login === APP && body?.startsWith('<!-- daylight:gate -->'),
  );
  return {
    verdict: status?.state ?? null,
    description: status?.description ?? '',
    comment: own?.body ?? '',
    labels: data.labels.map(({ name }) => name),
  };
}
