import { updateComment } from '../../apply/comments.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import type { PortalReceipt } from '../../model/plan.ts';
import { decide } from '../gate/decide.ts';
import type { Run } from './begin.ts';

/**
 * The comment that says how a merged case stands says what became of it on the portals. It is rendered anew from all
 * facts, as the gate does, which finds the same in the ledger later on. Publishing does not wait for it.
 */
export async function tellCase(run: Run, number: number, news: readonly PortalReceipt[]): Promise<void> {
  const { connection, now, fetchUrl, onTrouble } = run;
  const { octokit, repository } = connection;
  try {
    const facts = await gatherPullRequest({ ...connection, ...repository, number, now, fetchUrl });
    const pr = facts.pullRequest;
    if (pr === null || !pr.merged) return;
    const { plan } = decide(facts, { ...pr, published: withNews(pr.published ?? [], news) });
    for (const change of plan.changes)
      if (change.kind === 'update-comment') await updateComment(octokit, repository, change);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onTrouble?.(`the comment on pull request ${number} that says how it stands: ${why}`);
  }
}

/** What this run did counts, and beside it what the ledger knows of others. */
function withNews(recorded: readonly PortalReceipt[], news: readonly PortalReceipt[]): PortalReceipt[] {
  const key = ({ portal, dataset }: PortalReceipt) => `${dataset} ${portal}`;
  const told = new Set(news.map(key));
  return [...recorded.filter((receipt) => !told.has(key(receipt))), ...news];
}
