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

/** Datasets of every open pull request that is in stage 1, as their private previews are to show them. */
export async function previewedDatasets(connection: Connection, now: string): Promise<Previewed[]> {
  const { octokit, repository, clone } = connection;
  const open = await octokit.paginate(octokit.pulls.list, { ...repository, state: 'open', per_page: 100 });
  const previewed: Previewed[] = [];
  for (const { number, draft } of open) {
    if (draft === true) continue;
    const facts = await gatherPullRequest({ ...connection, ...repository, number, now });
    const pr = facts.pullRequest;
    if (pr === null) continue;
    const wanted = assess(facts, pr).previews;
    const tree = gitTree(clone, pr.head, new GitBlobs(clone));
    const openData = openDataAt(clone, pr.head, createFetchUrl());
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
  }
  return previewed;
}
