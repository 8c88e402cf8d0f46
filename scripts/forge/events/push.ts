import { type Commit, readCommits } from '../git/commits.ts';
import { readChanges } from '../git/diff.ts';
import { isAncestor, objectType, ZERO } from '../git/revision.ts';
import { accountOfEmail, signatureOf } from '../identity/authorship.ts';
import { repositoryPage } from '../present/addresses.ts';
import type { RefUpdate } from '../rules/push-violations.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { emit } from './emit.ts';

/** GitHub lists up to 2,048; each costs a look at its files. */
const MOST_COMMITS = 100;

/** `create` or `delete` where a branch or tag comes or goes, and `push`. */
export async function emitPush(
  world: World,
  repository: Repository,
  token: Token,
  update: RefUpdate,
): Promise<void> {
  const { ref, before, after } = update;
  const created = before === ZERO;
  const deleted = after === ZERO;
  const type = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const named = { ref: ref.replace(/^refs\/(?:heads|tags)\//, ''), ref_type: type, pusher_type: 'user' };
  if (created) {
    const { defaultBranch, description } = repository;
    emit(world, repository, token, 'create', { ...named, master_branch: defaultBranch, description });
  }
  if (deleted) emit(world, repository, token, 'delete', named);
  const commits = deleted ? [] : await newCommits(repository, update);
  const presented: unknown[] = [];
  for (const commit of commits) presented.push(await presentPushed(world, repository, commit));
  const [head] =
    deleted || (await objectType(repository.git, after)) !== 'commit' ? [] : await tip(repository, after);
  const { name, email } = signatureOf(token.account, world.now());
  emit(world, repository, token, 'push', {
    ref,
    before,
    after,
    base_ref: null,
    created,
    deleted,
    forced: !created && !deleted && !(await isAncestor(repository.git, before, after)),
    compare: repositoryPage(world, repository, `/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`),
    commits: presented,
    head_commit: head === undefined ? null : await presentPushed(world, repository, head),
    pusher: { name: token.account.login ?? name, email },
  });
}

function tip(repository: Repository, sha: string): Promise<Commit[]> {
  return readCommits(repository.git, ['--max-count=1', sha]);
}

/** Oldest first; of a new branch those that no other branch has. */
async function newCommits(repository: Repository, { ref, before, after }: RefUpdate): Promise<Commit[]> {
  const { git } = repository;
  if ((await objectType(git, after)) !== 'commit') return [];
  const limits = [`--max-count=${MOST_COMMITS}`, '--reverse', '--topo-order'];
  if (before !== ZERO) return readCommits(git, [...limits, `${before}..${after}`]);
  return readCommits(git, [
    ...limits,
    after,
    '--not',
    `--exclude=${ref.replace(/^refs\/heads\//, '')}`,
    '--branches',
  ]);
}

async function presentPushed(
  world: World,
  repository: Repository,
  commit: Commit,
): Promise<Record<string, unknown>> {
  const [parent] = commit.parents;
  const empty = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const changes = await readChanges(repository.git, parent ?? empty, commit.sha);
  const paths = (...statuses: string[]): string[] =>
    changes.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  const login = (email: string): { username?: string } => {
    const account = accountOfEmail(world, email);
    return account === null ? {} : { username: account.login };
  };
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: repositoryPage(world, repository, `/commit/${commit.sha}`),
    author: { ...commit.author, ...login(commit.author.email) },
    committer: { ...commit.committer, ...login(commit.committer.email) },
    added: paths('added', 'copied', 'renamed'),
    removed: [
      ...paths('removed'),
      ...changes.flatMap(({ status, previousPath }) =>
        status === 'renamed' && previousPath ? [previousPath] : [],
      ),
    ],
    modified: paths('modified', 'changed'),
  };
}
