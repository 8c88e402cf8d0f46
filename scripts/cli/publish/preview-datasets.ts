import { assess } from '../../derive/assess.ts';
import { type FetchBy, LeftOut } from '../../gather/fetch-by.ts';
import type { FetchUrl } from '../../gather/fetch-url.ts';
import { GitBlobs } from '../../gather/git-blobs.ts';
import { gitTree } from '../../gather/git-tree.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import { openDataAt } from '../../gather/open-data.ts';
import { describeDataset } from '../../gather/published-dataset.ts';
import type { OpenData, PublishedDataset } from '../../portals/types.ts';
import { byTurns } from '../by-turns.ts';
import type { Connection } from '../connection.ts';

export interface Previewed {
  dataset: PublishedDataset;
  /** Commit of the pull request. */
  head: string;
  open: OpenData;
}

export interface Previews {
  previewed: Previewed[];
  /** Pull requests that could not be decided, and why: what is shown of them stays as it is. */
  undecided: ReadonlyMap<number, string>;
}

export interface PreviewsRequest {
  now: string;
  fetchBy: FetchBy;
  /** Opens what is shown in the end. */
  show: FetchUrl;
  budgetMs?: number;
}

/** Time for deciding all of them: data elsewhere may come slowly, on purpose too, and what is public has to be published after it. */
const BUDGET_MS = 10 * 60_000;
const TOO_SLOW = 'its data, or that of others, took all the time there is; another run begins with it';

/**
 * Datasets of every open pull request that is in stage 1, as their private previews are to show them. One that cannot be
 * decided, or not in time, keeps none of the others, nor what is public, from being shown.
 */
export async function previewedDatasets(
  connection: Connection,
  { now, fetchBy, show, budgetMs = BUDGET_MS }: PreviewsRequest,
): Promise<Previews> {
  const { octokit, repository } = connection;
  const open = await octokit.paginate(octokit.pulls.list, { ...repository, state: 'open', per_page: 100 });
  const previewed: Previewed[] = [];
  const undecided = new Map<number, string>();
  const deadline = Date.now() + budgetMs;
  const fetching: Fetching = { decide: fetchBy(deadline), show };
  for (const { number, draft } of byTurns(open, now)) {
    if (draft === true) continue;
    try {
      const found = Date.now() < deadline ? await previewedBy(number, connection, now, fetching) : [];
      // What was cut off does not say that nothing is to be shown.
      if (Date.now() < deadline) previewed.push(...found);
      else undecided.set(number, TOO_SLOW);
    } catch (error) {
      undecided.set(number, error instanceof Error ? error.message : String(error));
    }
  }
  return { previewed, undecided };
}

interface Fetching {
  decide: FetchUrl;
  show: FetchUrl;
}

async function previewedBy(
  number: number,
  connection: Connection,
  now: string,
  { decide, show }: Fetching,
): Promise<Previewed[]> {
  const { repository, clone } = connection;
  const leftOut: string[] = [];
  const fetchUrl: FetchUrl = (url) =>
    decide(url).catch((error) => {
      if (error instanceof LeftOut) leftOut.push(error.message);
      throw error;
    });
  const facts = await gatherPullRequest({ ...connection, ...repository, number, now, fetchUrl });
  if (leftOut[0] !== undefined) throw new LeftOut(leftOut[0]);
  const pr = facts.pullRequest;
  if (pr === null) return [];
  const wanted = assess(facts, pr).previews;
  const tree = gitTree(clone, pr.head, new GitBlobs(clone));
  const openData = openDataAt(clone, pr.head, show);
  const previewed: Previewed[] = [];
  for (const { id, head } of facts.datasets) {
    if (head === null || !wanted.includes(id)) continue;
    const dataset = await describeDataset(facts.policy, id, head, tree, {
      visibility: 'private',
      pullRequest: number,
      provenance: null,
      now,
    });
    if (dataset !== null) previewed.push({ dataset, head: pr.head, open: openData });
  }
  return previewed;
}
