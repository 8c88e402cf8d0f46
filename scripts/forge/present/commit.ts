import type { Commit, Signature } from '../git/commits.ts';
import type { FileChange } from '../git/diff.ts';
import { accountOfEmail } from '../identity/authorship.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { encodePath, repositoryApi, repositoryPage } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

const UNSIGNED = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

export function presentCommit(world: World, repository: Repository, commit: Commit): Schema<'commit'> {
  const url = repositoryApi(world, repository, `/commits/${commit.sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url,
    html_url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    comments_url: `${url}/comments`,
    commit: {
      url: repositoryApi(world, repository, `/git/commits/${commit.sha}`),
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: repositoryApi(world, repository, `/git/trees/${commit.tree}`) },
      comment_count: repository.commitComments.filter(({ sha }) => sha === commit.sha).length,
      verification: UNSIGNED,
    },
    author: person(world, commit.author),
    committer: person(world, commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApi(world, repository, `/commits/${sha}`),
      html_url: repositoryPage(world, repository, `/commit/${sha}`),
    })),
  };
}

function person(world: World, { email }: Signature): Schema<'simple-user'> | null {
  const account = accountOfEmail(world, email);
  return account && presentAccount(world, account);
}

/** As the Git data API shows it. */
export function presentGitCommit(world: World, repository: Repository, commit: Commit): Schema<'git-commit'> {
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: repositoryApi(world, repository, `/git/commits/${commit.sha}`),
    html_url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: repositoryApi(world, repository, `/git/trees/${commit.tree}`) },
    parents: commit.parents.map((sha) => ({
      sha,
      url: repositoryApi(world, repository, `/git/commits/${sha}`),
      html_url: repositoryPage(world, repository, `/commit/${sha}`),
    })),
    verification: UNSIGNED,
  };
}

/** `ref`: the commit under which the file can be seen. */
export function presentChange(
  world: World,
  repository: Repository,
  ref: string,
  change: FileChange,
  patch: string | undefined,
): Schema<'diff-entry'> {
  const path = encodePath(change.path);
  return {
    sha: change.oid,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: repositoryPage(world, repository, `/blob/${ref}/${path}`),
    raw_url: repositoryPage(world, repository, `/raw/${ref}/${path}`),
    contents_url: `${repositoryApi(world, repository, `/contents/${path}`)}?ref=${ref}`,
    ...(patch === undefined ? {} : { patch }),
    ...(change.previousPath === null ? {} : { previous_filename: change.previousPath }),
  };
}
