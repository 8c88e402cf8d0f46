import type { Octokit } from '@octokit/rest';
import { pullRequestFile } from '../../ledger/paths.ts';
import { datasetOf, departmentOf } from '../../model/dataset-path.ts';
import type { ChangedFile, CommandComment, Facts, PullRequestFacts } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import type { Instant, Login } from '../../model/vocabulary.ts';
import { bothEnds, datasetsTouched } from '../changes.ts';
import { createFetchUrl, type FetchUrl } from '../fetch-url.ts';
import { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { inventoryFindings, readInventories } from '../inventories.ts';
import { policyAtBase } from '../policy-at-base.ts';
import { MOST_COMMITS, readCommits } from './commits.ts';
import { readDatasetChanges } from './dataset-changes.ts';
import type { GateEvent } from './event.ts';
import { MOST_FILES, readFiles, withGitFiles } from './files.ts';
import { type Heads, readHeads } from './heads.ts';
import { History } from './history.ts';
import { readIssueEvents } from './issue-events.ts';
import { lastSigned } from './last-signed.ts';
import { readLedger } from './ledger.ts';
import { pastFindings } from './past-content.ts';
import { readPublished } from './published.ts';
import { type Branch, readPushes } from './pushes.ts';
import { readReviews } from './reviews.ts';
import { readRosters } from './rosters.ts';
import { readSnapshots } from './snapshots.ts';
import { readComments, readSameHead, readStatus } from './standing.ts';
import { submissionsOf } from './submissions.ts';

export interface PullRequestRequest {
  octokit: Octokit;
  /** Folder of a local clone (any depth, bare or not); commits of the pull request are fetched into it, never checked out. */
  clone: string;
  owner: string;
  repo: string;
  number: number;
  /** Login the token acts as, for example `daylight[bot]`: whose comment is ours. */
  self: Login;
  now: Instant;
  /** For git; the same as Octokit's. */
  token?: string;
  /** Address to fetch from; what GitHub names as the repository's own where absent. */
  url?: string;
  /** What started this run, where something did. */
  event?: GateEvent;
  fetchUrl?: FetchUrl;
}

/**
 * Everything a decision about a pull request depends on, complete or failing: lists are read to their end, and what
 * cannot be read is said (a roster's `error`, a finding) rather than taken for empty.
 *
 * Throws `Outage` where GitHub does not answer, `PolicyUnreadable` where base has no usable governance.yml.
 */
export async function gatherPullRequest(request: PullRequestRequest): Promise<Facts> {
  const blobs = new GitBlobs(request.clone);
  try {
    return await gather(request, blobs);
  } finally {
    blobs.close();
  }
}

async function gather(request: PullRequestRequest, blobs: GitBlobs): Promise<Facts> {
  const { octokit, clone, owner, repo, number, self, event, now } = request;
  const where = { owner, repo, pull_number: number };
  const heads = await readHeads(request);
  const { pull, head, base } = heads;
  const listed = heads.unrelated ? [] : await readFiles(octokit, where);
  const files = withGitFiles(listed, heads.files);
  const paths = new Set(files.flatMap(bothEnds));
  const touched = {
    datasets: datasetsTouched(files),
    files: [...paths].filter((path) => datasetOf(path) === null).sort(),
  };

  const baseTree = gitTree(clone, base, blobs);
  const headTree = gitTree(clone, head, blobs);
  const { policy, findings } = await policyAtBase(baseTree, headTree, files);
  const fetchUrl = request.fetchUrl ?? createFetchUrl();
  const datasets = await readDatasetChanges({
    base: baseTree,
    head: headTree,
    ids: touched.datasets,
    behind: heads.behind,
    fetchUrl,
    signed: (id) =>
      lastSigned(
        {
          remote: heads.remote,
          ledger: heads.ledger,
          blobs,
          roles: policy.governance.lanes['schema-change'].requires,
        },
        id,
      ),
  });
  const history = new History(clone, blobs, touched);
  const file = pullRequestFile(number);
  const ledger = await readLedger(clone, heads.ledger, blobs, file);
  const scopes = {
    departments: departmentsOf([...paths]),
    themes: [
      ...new Set(
        datasets.flatMap(({ base, head }) => [base, head].map((version) => version?.metadata.value?.theme)),
      ),
    ].filter((theme) => theme !== undefined),
  };

  const [pushes, events] = await Promise.all([
    readPushes(octokit, branchOf(heads)),
    readIssueEvents(octokit, where),
  ]);
  const [commits, reviews, members, said, status, sameHead] = await Promise.all([
    readCommits(octokit, where, pushes, history),
    readReviews(octokit, where, {
      ...(event?.review ? { event: event.review } : {}),
      pushes,
      head,
      events,
    }),
    readRosters(octokit, owner, policy, scopes, now),
    readComments(octokit, where, self),
    readStatus(octokit, where, head, self),
    readSameHead(octokit, where, head),
  ]);
  const records = ledger.files.get(file) ?? [];
  const pullRequest: PullRequestFacts = {
    number,
    title: pull.title,
    author: pull.user.login,
    draft: pull.draft === true,
    state: pull.state === 'open' ? 'open' : 'closed',
    merged: pull.merged,
    head,
    base,
    headRef: pull.head.ref,
    headRepository: pull.head.repo?.full_name ?? '',
    labels: pull.labels.map((label) => label.name),
    commits,
    reviews,
    submissions: submissionsOf(
      events,
      { by: pull.user.login, at: pull.created_at, draft: pull.draft === true },
      { event: event?.submission, pushes, head },
    ),
    requested: {
      users: (pull.requested_reviewers ?? []).map((user) => user.login),
      teams: (pull.requested_teams ?? []).map((team) => team.slug),
    },
    members,
    snapshots: await readSnapshots(heads.remote, history, { head, reviews, records }),
    ledger: records,
    ...(pull.merged ? { published: await readPublished(clone, heads.ledger, blobs, datasets) } : {}),
    ...(said.comments.length > 0 ? { comments: said.comments } : {}),
    comment: said.comment,
    status,
    ...(sameHead.length > 0 ? { sameHead } : {}),
    counted: { files: heads.unrelated ? 0 : pull.changed_files, commits: pull.commits },
  };
  return {
    now,
    repository: heads.repository,
    policy,
    pullRequest,
    files,
    datasets,
    ...(withholds(said.comments, records)
      ? { inventories: await readInventories(baseTree, scopes.departments) }
      : {}),
    findings: [
      ...findings,
      ...(await inventoryFindings(headTree, touched.files)),
      ...ledger.findings,
      ...limits(heads, listed, commits.length),
      ...(await pastFindings({ clone, base, head, blobs })),
    ],
  };
}

/** The head's branch, in the fork where it comes from one. */
function branchOf({ pull, repository }: Heads): Branch {
  const { owner, name } = pull.head.repo ?? { owner: { login: repository.owner }, name: repository.name };
  return { owner: owner.login, repo: name, branch: pull.head.ref };
}

/** Only what is withheld changes an inventory. */
function withholds(comments: readonly CommandComment[], records: readonly LedgerRecord[]): boolean {
  return (
    records.some(({ kind }) => kind === 'withheld') ||
    comments.some(({ commands }) => commands.some(({ name }) => name === 'withhold'))
  );
}

/**
 * What is beyond GitHub's lists cannot be judged, and must not pass for judged. A pull request into any other branch is
 * judged by the default branch as well, and never green: its head is the same commit, and so would its status be.
 */
function limits(
  { pull, repository, unrelated }: Heads,
  listed: readonly ChangedFile[],
  commits: number,
): Finding[] {
  // A finding needs a place; the first file stands for all of them.
  const file = listed[0]?.path ?? 'governance.yml';
  const params = { base: pull.base.ref, expected: repository.defaultBranch };
  const of = (id: string, found: number, counted: number, most: number): Finding[] =>
    counted > found || counted >= most
      ? [{ id, severity: 'error', file, params: { listed: found, counted, most } }]
      : [];
  const error = (id: string): Finding => ({ id, severity: 'error', file, params });
  return [
    ...(params.base === params.expected ? [] : [error('other-base')]),
    ...(unrelated
      ? [error('unrelated-history')]
      : of('too-many-files', listed.length, pull.changed_files, MOST_FILES)),
    ...of('too-many-commits', commits, pull.commits, MOST_COMMITS + 1),
  ];
}

function departmentsOf(paths: readonly string[]): string[] {
  const names = paths.flatMap((path) => {
    const id = datasetOf(path);
    return id === null ? (/^datasets\/([^/]+)\/[^/]+$/.exec(path)?.[1] ?? []) : departmentOf(id);
  });
  return [...new Set(names)].sort();
}
