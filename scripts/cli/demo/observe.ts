import type { Octokit } from '@octokit/rest';
import { OWNER, REPO } from './city.ts';

const HERE = { owner: OWNER, repo: REPO };

/** What a person sees on the page of a pull request, read as a person would: comment, status, labels. */
export interface Seen {
  state: string;
  description: string;
  comment: string;
  labels: string[];
}

export async function look(octokit: Octokit, number: number): Promise<Seen> {
  const { data: pull } = await octokit.pulls.get({ ...HERE, pull_number: number });
  const { data: combined } = await octokit.repos.getCombinedStatusForRef({ ...HERE, ref: pull.head.sha });
  const { data: comments } = await octokit.issues.listComments({
    ...HERE,
    issue_number: number,
    per_page: 100,
  });
  const status = combined.statuses.find((candidate) => candidate.context === 'daylight/gate');
  const comment = comments.find((candidate) => candidate.body?.includes('<!-- daylight:gate -->'));
  return {
    state: status?.state ?? 'none',
    description: status?.description ?? '',
    comment: comment?.body ?? '',
    labels: pull.labels.map((label) => label.name),
  };
}

/** Findings on the lines of the files, as the check put them there. */
export async function annotationsOf(
  octokit: Octokit,
  number: number,
): Promise<{ path: string; line: number; message: string }[]> {
  const { data: pull } = await octokit.pulls.get({ ...HERE, pull_number: number });
  const { data: runs } = await octokit.checks.listForRef({ ...HERE, ref: pull.head.sha });
  const lists = await Promise.all(
    runs.check_runs.map((run) =>
      octokit.checks.listAnnotations({ ...HERE, check_run_id: run.id, per_page: 100 }),
    ),
  );
  return lists.flatMap(({ data }) =>
    data
      .filter((a) => a.annotation_level === 'failure')
      .map((a) => ({ path: a.path, line: a.start_line, message: a.message ?? '' })),
  );
}

/** The journey did not go as it must: the reason, in one line. */
export class JourneyFailed extends Error {
  override name = 'JourneyFailed';
}

export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new JourneyFailed(otherwise);
}
