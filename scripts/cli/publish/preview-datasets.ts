import { assess } from '../../derive/assess.ts';
import { createFetchUrl, FETCH_LIMITS, type FetchUrl, Unreachable } from '../../gather/fetch-url.ts';
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

/** Time for all of them: data elsewhere may come slowly, on purpose too, and what is public has to be published after it. */
const BUDGET_MS = 10 * 60_000;
const TOO_SLOW = 'its data, or that of others, took all the time there is; another run begins with it';

/**
 * Datasets of every open pull request that is in stage 1, as their private previews are to show them. One that cannot be
 * decided, or not in time, keeps none of the others, nor what is public, from being shown.
 */
export async function previewedDatasets(
  connection: Connection,
  now: string,
  budgetMs = BUDGET_MS,
): Promise<Previews> {
  const { octokit, repository } = connection;
  const open = await octokit.paginate(octokit.pulls.list, { ...repository, state: 'open', per_page: 100 });
  const previewed: Previewed[] = [];
  const undecided = new Map<number, string>();
  const deadline = Date.now() + budgetMs;
  for (const { number, draft } of byTurns(open, now)) {
    if (draft === true) continue;
    try {
      const found = Date.now() < deadline ? await previewedBy(number, connection, now, deadline) : [];
      // What was cut off does not say that nothing is to be shown.
      if (Date.now() < deadline) previewed.push(...found);
      else undecided.set(number, TOO_SLOW);
    } catch (error) {
      undecided.set(number, error instanceof Error ? error.message : String(error));
    }
  }
  return { previewed, undecided };
}

async function previewedBy(
  number: number,
  connection: Connection,
  now: string,
  deadline: number,
): Promise<Previewed[]> {
  const { repository, clone } = connection;
  const fetchUrl = fetchUntil(deadline);
  const facts = await gatherPullRequest({ ...connection, ...repository, number, now, fetchUrl });
  const pr = facts.pullRequest;
  if (pr === null) return [];
  const wanted = assess(facts, pr).previews;
  const tree = gitTree(clone, pr.head, new GitBlobs(clone));
  const openData = openDataAt(clone, pr.head, createFetchUrl());
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

function fetchUntil(deadline: number): FetchUrl {
  return async (url) => {
    const left = deadline - Date.now();
    if (left <= 0) throw new Unreachable('there was no time left');
    return createFetchUrl({ ...FETCH_LIMITS, totalMs: Math.min(left, FETCH_LIMITS.totalMs) })(url);
  };
}
