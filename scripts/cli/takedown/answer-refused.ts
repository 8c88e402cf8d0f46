import { noticeOnPullRequest } from '../../apply/notice.ts';
import { wardens } from '../../gather/github/publish.ts';
import type { Policy } from '../../model/facts.ts';
import { renderTakedownRefused } from '../../render/takedown.ts';
import type { Connection } from '../connection.ts';

/** Apart from the answer to a takedown that was carried out: a label that came too late does not take that back. */
const MARKER = 'takedown-refused';

/** Says on the issue or pull request, once, why its label hid nothing, and who may. */
export async function answerRefused(
  { octokit, repository, self }: Connection,
  policy: Policy,
  number: number,
  why: string,
): Promise<void> {
  const titles = wardens(policy).map((role) => policy.governance.roles[role]?.title ?? role);
  const text = renderTakedownRefused(why, titles);
  await noticeOnPullRequest(octokit, repository, { marker: MARKER, self }, number, text);
}
