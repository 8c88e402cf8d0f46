import type { Octokit } from '@octokit/rest';
import { LEDGER_BRANCH } from '../../ledger/paths.ts';
import type { ChangedFile, RepositoryFacts } from '../../model/facts.ts';
import { Outage } from '../../model/outage.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { changedBetween, datasetsBehind } from '../changes.ts';
import { mergeBase, resolveCommit } from '../git.ts';
import { fetchRefs, type Remote } from './fetch-refs.ts';

/** A pull request and the commits it is about, all of one moment and all in the clone. */
export interface Heads {
  repository: RepositoryFacts;
  remote: Remote;
  pull: Awaited<ReturnType<Octokit['pulls']['get']>>['data'];
  head: string;
  /**
   * Tip of the default branch, whatever branch the pull request names as its base: anybody who may write can make a branch
   * with rules of their own. Of a pull request that was merged there, that branch before the merge.
   */
  base: string;
  /** Tip of the ledger branch; null where there is none yet. */
  ledger: string | null;
  /** They have no common commit: all of main would seem to be changed, and nobody can say what is. */
  unrelated: boolean;
  /** Changed files as git sees them. */
  files: ChangedFile[];
  behind: Set<DatasetId>;
}

export interface HeadsRequest {
  octokit: Octokit;
  clone: string;
  owner: string;
  repo: string;
  number: number;
  token?: string;
  url?: string;
}

/** Tries it takes until what the API says and what git fetches are the same commit. */
const TRIES = 3;

export async function readHeads(request: HeadsRequest): Promise<Heads> {
  const { octokit, clone, owner, repo, number: pull_number } = request;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { data: pull } = await octokit.pulls.get({ owner, repo, pull_number });
    const about = pull.base.repo;
    const remote: Remote = {
      clone,
      url: request.url ?? about.clone_url,
      ...(request.token === undefined ? {} : { token: request.token }),
    };
    const refs = {
      head: `refs/pull/${pull_number}/head`,
      base: `refs/heads/${about.default_branch}`,
      ledger: `refs/heads/${LEDGER_BRANCH}`,
    };
    const commits = await fetchRefs(remote, Object.values(refs));
    const head = commits.get(refs.head);
    if (head === undefined || head !== pull.head.sha) continue;
    const tip = commits.get(refs.base);
    const merged = pull.merged && pull.base.ref === about.default_branch;
    const base = merged ? await resolveCommit(clone, pull.base.sha) : tip;
    if (base === undefined || base === null)
      throw new Outage(
        `The branch ${about.default_branch} is not there. Check that the repository has a default branch.`,
      );
    const fork = await mergeBase(clone, base, head);
    return {
      repository: {
        owner: about.owner.login,
        name: about.name,
        url: about.html_url,
        private: about.private,
        defaultBranch: about.default_branch,
      },
      remote,
      pull,
      head,
      base,
      ledger: commits.get(refs.ledger) ?? null,
      unrelated: fork === null,
      files: fork === null ? [] : await changedBetween(clone, fork, head),
      behind: fork !== null && pull.state === 'open' ? await datasetsBehind(clone, fork, base) : new Set(),
    };
  }
  throw new Outage(`The head of pull request ${pull_number} kept moving while it was read. Run again.`);
}
