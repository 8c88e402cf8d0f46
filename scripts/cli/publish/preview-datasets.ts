import { assess } from '../../derive/assess.ts';
import { createFetchUrl } from '../../gather/fetch-url.ts';
import { GitBlobs } from '../../gather/git-blobs.ts';
import { gitTree } from '../../gather/git-tree.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import { openDataAt } from '../../gather/open-data.ts';
import { describeDataset } from '../../gather/published-dataset.ts';
import type { OpenData, PublishedDataset } from '../../portals/types.ts';
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

/**
 * Datasets of every open pull request that is in stage 1, as their private previews are to show them. One that cannot be
 * decided keeps none of the others, nor what is public, from being shown.
 */
export async function previewedDatasets(connection: Connection, now: string): Promise<Previews> {
  const { octokit, repository } = connection;
  const open = await octokit.paginate(octokit.pulls.list, { ...repository, state: 'open', per_page: 100 });
  const previewed: Previewed[] = [];
  const undecided = new Map<number, string>();
  for (const { number, draft } of open) {
    if (draft === true) continue;
    try {
      previewed.push(...(await previewedBy(number, connection, now)));
    } catch (error) {
      undecided.set(number, error instanceof Error ? error.message : String(error));
    }
  }
  return { previewed, undecided };
}

async function previewedBy(number: number, connection: Connection, now: string): Promise<Previewed[]> {
  const { repository, clone } = connection;
  const facts = await gatherPullRequest({ ...connection, ...repository, number, now });
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
