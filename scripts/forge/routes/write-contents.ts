import { readCommit, type Signature, writeCommit } from '../git/commits.ts';
import { entryAt, type TreeEntry, writeBlob } from '../git/files.ts';
import { commitOfBranch, ZERO } from '../git/revision.ts';
import { isTreePath } from '../git/tree-path.ts';
import { type TreeChange, writeTree } from '../git/write-tree.ts';
import { type Body, isBody, object, optionalText, text } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { invalidRequest, notFound, Refusal } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { writes } from '../identity/access.ts';
import { signatureOf } from '../identity/authorship.ts';
import { presentGitCommit } from '../present/commit.ts';
import { entryKind, presentEntry } from '../present/content.ts';
import { updateRef } from '../push/update-ref.ts';
import type { Account } from '../state/account.ts';
import { onRepository } from './on-repository.ts';

const needs = writes('write', 'contents');

export const writeContentRoutes: Route[] = [
  onRepository('PUT', '/contents/{+path}', needs, async (context) => {
    const { repository, body } = context;
    const target = await readTarget(context);
    const content = text(body, 'content');
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) throw new Refusal(422, 'content is not valid Base64');
    if (target.entry !== null) matches(target, optionalText(body, 'sha') ?? missing('sha'));
    else if (optionalText(body, 'sha') !== undefined && target.tip !== null)
      matches(target, text(body, 'sha'));
    const sha = await writeBlob(repository.git, Buffer.from(content, 'base64'));
    const mode = target.entry?.mode === '100755' ? '100755' : '100644';
    return commitChange(context, target, { path: target.path, mode, sha }, target.entry === null ? 201 : 200);
  }),

  onRepository('DELETE', '/contents/{+path}', needs, async (context) => {
    // Older clients send the fields of a DELETE in the query.
    const fields = { ...Object.fromEntries(context.query), ...context.body };
    const asked = { ...context, body: fields };
    const target = await readTarget(asked);
    if (target.entry === null) throw notFound();
    matches(target, optionalText(fields, 'sha') ?? missing('sha'));
    return commitChange(asked, target, { path: target.path, mode: '', sha: null }, 200);
  }),
];

interface Target {
  path: string;
  branch: string;
  /** null: the first commit of an empty repository. */
  tip: string | null;
  entry: TreeEntry | null;
}

async function readTarget(context: RepositoryContext): Promise<Target> {
  const { repository, body } = context;
  const path = parameter(context, 'path');
  if (!isTreePath(path)) throw new Refusal(422, 'path contains a malformed path component');
  const branch = optionalText(body, 'branch') ?? repository.defaultBranch;
  const tip = await commitOfBranch(repository.git, branch);
  const empty = branch === repository.defaultBranch;
  if (tip === null && !empty) throw notFound(`Branch ${branch} not found`);
  const entry = tip === null ? null : await entryAt(repository.git, tip, path);
  if (entry?.type === 'tree') throw new Refusal(422, `${path} is a directory`);
  return { path, branch, tip, entry };
}

/** The answer to whoever wrote in between: read again, then write. */
function matches({ path, entry }: Target, sha: string): void {
  if (entry?.sha !== sha) throw new Refusal(409, `${path} does not match ${sha}`);
}

function missing(key: string): never {
  throw invalidRequest(`"${key}" wasn't supplied.`);
}

async function commitChange(
  context: RepositoryContext,
  { path, branch, tip }: Target,
  change: TreeChange,
  status: 200 | 201,
): Promise<Reply> {
  const { world, repository, body } = context;
  const { git } = repository;
  const token = tokenOf(context);
  const now = world.now();
  const committer = readSignature(body, 'committer', token.account, now);
  const commit = await writeCommit(git, {
    tree: await writeTree(git, tip, [change]),
    parents: tip === null ? [] : [tip],
    author: isBody(body.author) ? readSignature(body, 'author', token.account, now) : committer,
    committer,
    message: text(body, 'message'),
  });
  await updateRef(
    world,
    repository,
    token,
    { ref: `refs/heads/${branch}`, before: tip ?? ZERO, after: commit },
    409,
  );
  const entry = await entryAt(git, commit, path);
  const content = entry && {
    type: entryKind(entry),
    size: entry.size ?? 0,
    ...presentEntry(world, repository, branch, entry),
  };
  return {
    status,
    body: { content, commit: presentGitCommit(world, repository, await readCommit(git, commit)) },
  };
}

/** `author` and `committer` of a request: name and e-mail both, or whoever the token acts as. */
export function readSignature(
  body: Body,
  key: 'author' | 'committer',
  account: Account,
  now: string,
): Signature {
  const given = object(body, key);
  if (given === undefined) return signatureOf(account, now);
  const date = optionalText(given, 'date') ?? now;
  if (Number.isNaN(Date.parse(date)))
    throw invalidRequest(`For 'properties/date', "${date}" is not a valid date.`);
  return { name: text(given, 'name'), email: text(given, 'email'), date };
}
