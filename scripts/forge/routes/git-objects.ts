import { readCommit, writeCommit } from '../git/commits.ts';
import { listTree, readBlob, writeBlob } from '../git/files.ts';
import { objectType, resolveCommit } from '../git/revision.ts';
import { isTreePath } from '../git/tree-path.ts';
import { type TreeChange, writeTree } from '../git/write-tree.ts';
import { type Body, objects, oneOf, optionalText, text, texts } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { created, ok, type Reply, raw } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { repositoryApi } from '../present/addresses.ts';
import { presentGitCommit } from '../present/commit.ts';
import { nodeId } from '../present/node-id.ts';
import type { Schema } from '../present/schema.ts';
import { onRepository } from './on-repository.ts';
import { readSignature } from './write-contents.ts';

const needs = writes('write', 'contents');
/** A tree with more entries, all folders included, is cut off and says so. */
const MOST_ENTRIES = 100_000;
const MODES = ['100644', '100755', '040000', '160000', '120000'] as const;

export const gitObjectRoutes: Route[] = [
  onRepository('GET', '/git/blobs/{file_sha}', reads('contents'), async (context) => {
    const { world, repository, accept } = context;
    const sha = parameter(context, 'file_sha');
    if ((await objectType(repository.git, sha)) !== 'blob') throw notFound();
    const bytes = await readBlob(repository.git, sha);
    if (/\braw\b/.test(accept)) return raw('application/vnd.github.raw; charset=utf-8', bytes);
    const blob: Schema<'blob'> = {
      sha,
      node_id: nodeId('B', sha),
      size: bytes.length,
      url: repositoryApi(world, repository, `/git/blobs/${sha}`),
      content: bytes.toString('base64').replace(/(.{60})/g, '$1\n'),
      encoding: 'base64',
    };
    return ok(blob);
  }),

  onRepository('POST', '/git/blobs', needs, async ({ world, repository, body }) => {
    const encoding = oneOf(body, 'encoding', ['utf-8', 'base64']) ?? 'utf-8';
    const sha = await writeBlob(
      repository.git,
      Buffer.from(text(body, 'content'), encoding === 'base64' ? 'base64' : 'utf8'),
    );
    return created({ sha, url: repositoryApi(world, repository, `/git/blobs/${sha}`) });
  }),

  onRepository('GET', '/git/trees/{tree_sha}', reads('contents'), async (context) => {
    const { repository, query } = context;
    const asked = parameter(context, 'tree_sha');
    const type = await objectType(repository.git, asked);
    const treeish = type === 'tree' ? asked : await resolveCommit(repository.git, asked);
    if (treeish === null) throw notFound();
    return presentTree(context, treeish, query.has('recursive'));
  }),

  onRepository('POST', '/git/trees', needs, async (context) => {
    const { repository, body } = context;
    const base = optionalText(body, 'base_tree');
    if (base !== undefined && !['tree', 'commit'].includes((await objectType(repository.git, base)) ?? ''))
      throw new Refusal(422, 'base_tree is not a valid tree oid');
    const changes: TreeChange[] = [];
    for (const entry of objects(body, 'tree') ?? []) changes.push(await readChange(context, entry));
    const sha = await writeTree(repository.git, base ?? null, changes);
    return { ...(await presentTree(context, sha, false)), status: 201 };
  }),

  onRepository('GET', '/git/commits/{commit_sha}', reads('contents'), async (context) => {
    const { world, repository } = context;
    const sha = parameter(context, 'commit_sha');
    if ((await objectType(repository.git, sha)) !== 'commit') throw notFound();
    return ok(presentGitCommit(world, repository, await readCommit(repository.git, sha)));
  }),

  onRepository('POST', '/git/commits', needs, async (context) => {
    const { world, repository, body } = context;
    const { git } = repository;
    const [tree, parents] = [text(body, 'tree'), texts(body, 'parents') ?? []];
    if ((await objectType(git, tree)) !== 'tree') throw new Refusal(422, 'Tree SHA does not exist');
    for (const parent of parents)
      if ((await objectType(git, parent)) !== 'commit')
        throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
    const { account } = tokenOf(context);
    const author = readSignature(body, 'author', account, world.now());
    const committer =
      body.committer === undefined ? author : readSignature(body, 'committer', account, world.now());
    const sha = await writeCommit(git, { tree, parents, author, committer, message: text(body, 'message') });
    return created(presentGitCommit(world, repository, await readCommit(git, sha)));
  }),
];

async function presentTree(
  { world, repository }: RepositoryContext,
  treeish: string,
  recursive: boolean,
): Promise<Reply> {
  const sha = await repository.git.text(['rev-parse', `${treeish}^{tree}`]);
  const entries = await listTree(repository.git, sha, recursive);
  const tree: Schema<'git-tree'> = {
    sha,
    url: repositoryApi(world, repository, `/git/trees/${sha}`),
    tree: entries.slice(0, MOST_ENTRIES).map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      type: entry.type,
      sha: entry.sha,
      ...(entry.size === null ? {} : { size: entry.size }),
      ...(entry.type === 'commit'
        ? {}
        : { url: repositoryApi(world, repository, `/git/${entry.type}s/${entry.sha}`) }),
    })),
    truncated: entries.length > MOST_ENTRIES,
  };
  return ok(tree);
}

async function readChange({ repository }: RepositoryContext, entry: Body): Promise<TreeChange> {
  const path = text(entry, 'path');
  if (!isTreePath(path)) throw new Refusal(422, 'tree.path contains a malformed path component');
  const mode = oneOf(entry, 'mode', MODES) ?? '100644';
  if (entry.sha === null) return { path, mode, sha: null };
  const content = optionalText(entry, 'content');
  if (content !== undefined)
    return { path, mode, sha: await writeBlob(repository.git, Buffer.from(content)) };
  const sha = text(entry, 'sha');
  const type = await objectType(repository.git, sha);
  const expected = mode === '040000' ? 'tree' : 'blob';
  if (mode !== '160000' && type !== expected)
    throw new Refusal(422, `tree.sha ${sha} is not a valid ${expected}`);
  return { path, mode, sha };
}
