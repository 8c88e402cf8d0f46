import { entryAt, listTree, readBlob, type TreeEntry } from '../git/files.ts';
import { resolveCommit } from '../git/revision.ts';
import { parameter, type RepositoryContext } from '../http/context.ts';
import { notFound } from '../http/refusal.ts';
import { ok, type Reply, raw } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads } from '../identity/access.ts';
import { entryKind, presentContentFile, presentEntry } from '../present/content.ts';
import { onRepository } from './on-repository.ts';

/** A folder with more entries is cut off. */
const MOST_ENTRIES = 1000;

export const contentRoutes: Route[] = [
  onRepository('GET', '/contents', reads('contents'), (context) => show(context, '')),
  onRepository('GET', '/contents/{+path}', reads('contents'), (context) =>
    show(context, parameter(context, 'path')),
  ),
  onRepository('GET', '/readme', reads('contents'), async (context) => {
    const { commit, ref } = await commitAsked(context);
    const entries = await listTree(context.repository.git, commit);
    const readme = entries.find(({ path, type }) => type === 'blob' && /^readme(?:\.md|\.txt)?$/i.test(path));
    if (readme === undefined) throw notFound();
    return showEntry(context, ref, readme);
  }),
];

async function commitAsked({
  repository,
  query,
}: RepositoryContext): Promise<{ commit: string; ref: string }> {
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = await resolveCommit(repository.git, ref);
  if (commit === null)
    throw notFound(query.has('ref') ? `No commit found for the ref ${ref}` : 'This repository is empty.');
  return { commit, ref };
}

async function show(context: RepositoryContext, written: string): Promise<Reply> {
  const path = written.replace(/^\/+|\/+$/g, '');
  const { commit, ref } = await commitAsked(context);
  const entry = await entryAt(context.repository.git, commit, path);
  if (entry === null) throw notFound();
  return showEntry(context, ref, entry);
}

async function showEntry(context: RepositoryContext, ref: string, entry: TreeEntry): Promise<Reply> {
  const { world, repository, accept } = context;
  const { git } = repository;
  if (entry.type === 'tree') {
    const prefix = entry.path === '' ? '' : `${entry.path}/`;
    const entries = (await listTree(git, entry.sha)).slice(0, MOST_ENTRIES);
    const inside = entries.map((each) => ({ ...each, path: `${prefix}${each.path}` }));
    return ok(
      inside.map((each) => ({
        type: entryKind(each),
        size: each.size ?? 0,
        ...presentEntry(world, repository, ref, each),
      })),
    );
  }
  if (entry.type === 'commit')
    return ok({
      type: 'submodule',
      size: 0,
      submodule_git_url: null,
      ...presentEntry(world, repository, ref, entry),
    });
  const bytes = await readBlob(git, entry.sha);
  if (/\braw\b/.test(accept)) return raw('application/vnd.github.raw; charset=utf-8', bytes);
  // A link to a file of the repository would be followed by GitHub; daylight refuses links, so it is shown as one.
  if (entryKind(entry) === 'symlink')
    return ok({
      type: 'symlink',
      target: bytes.toString('utf8'),
      size: bytes.length,
      ...presentEntry(world, repository, ref, entry),
    });
  return ok(presentContentFile(world, repository, ref, entry, bytes));
}
