import { commitOfBranch } from '../git/revision.ts';
import { type Refusal, validationFailed } from '../http/refusal.ts';
import { mayKnow } from '../identity/access.ts';
import { sameLogin } from '../state/account.ts';
import type { Issue } from '../state/issue.ts';
import { newIssue } from '../state/new-issue.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { isPull } from './after-updates.ts';
import { compareCommits } from './comparison.ts';
import { bringCommits } from './follow-head.ts';
import { requestCodeOwners } from './reviewer-requests.ts';
import { refreshPullRefs } from './test-merge.ts';
import { announce, type Case } from './timeline.ts';

export interface PullRequestToOpen {
  title: string;
  body: string | null;
  base: string;
  /** `branch`, or `owner:branch` of a fork. */
  head: string;
  draft: boolean;
  maintainerCanModify: boolean;
}

/** Opens a pull request, or refuses with the reasons that GitHub gives. */
export async function openPull(
  world: World,
  repository: Repository,
  token: Token,
  asked: PullRequestToOpen,
): Promise<Issue> {
  const { source, branch } = readHead(world, repository, token, asked.head);
  const baseSha = await commitOfBranch(repository.git, asked.base);
  if (baseSha === null) throw invalid('base');
  const sha = source && (await commitOfBranch(source.git, branch));
  if (!source || !sha) throw invalid('head');
  refuseSecond(repository, source, branch, asked.base);

  const pull: PullRequest = {
    id: world.nextId(),
    draft: asked.draft,
    base: { ref: asked.base, sha: baseSha },
    head: { repository: source, owner: source.owner, ref: branch, sha },
    merged: false,
    mergedAt: null,
    mergedBy: null,
    mergeCommitSha: null,
    mergeable: false,
    maintainerCanModify: asked.maintainerCanModify && source !== repository,
    requestedReviewers: [],
    requestedTeams: [],
    reviews: [],
    reviewComments: [],
  };
  await bringCommits(repository, pull, sha);
  const { commits, mergeBase } = await compareCommits(repository.git, baseSha, sha);
  if (mergeBase === null)
    throw custom(`The ${asked.head} branch has no history in common with ${asked.base}`);
  if (commits.length === 0) throw custom(`No commits between ${asked.base} and ${asked.head}`);

  const issue = newIssue(world, repository, token, { title: asked.title, body: asked.body, pull });
  await refreshPullRefs(world, repository, issue, pull);
  const target: Case = { world, repository, issue, token };
  await announce(target, 'opened');
  await requestCodeOwners(target, pull);
  return issue;
}

function readHead(
  world: World,
  repository: Repository,
  token: Token,
  written: string,
): { source: Repository | undefined; branch: string } {
  const colon = written.indexOf(':');
  const [login, branch] =
    colon < 0 ? [repository.owner.login, written] : [written.slice(0, colon), written.slice(colon + 1)];
  const network = [...world.repositories.values()].filter(
    (one) => one === repository || one.parent === repository,
  );
  const source = network.find(({ owner }) => sameLogin(owner.login, login));
  return { source: source && mayKnow(world, token, source) ? source : undefined, branch };
}

function refuseSecond(repository: Repository, source: Repository, branch: string, base: string): void {
  const taken = [...repository.issues.values()]
    .filter(isPull)
    .some(
      ({ state, pull }) =>
        state === 'open' &&
        pull.head.repository === source &&
        pull.head.ref === branch &&
        pull.base.ref === base,
    );
  if (taken) throw custom(`A pull request already exists for ${source.owner.login}:${branch}.`);
}

function invalid(field: string): Refusal {
  return validationFailed({ resource: 'PullRequest', field, code: 'invalid' });
}

function custom(message: string): Refusal {
  return validationFailed({ resource: 'PullRequest', code: 'custom', message });
}
