import type { TreeEntry } from '../git/files.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { encodePath, repositoryApi, repositoryPage } from './addresses.ts';
import type { Schema } from './schema.ts';

/** GitHub's contents API gives no content of larger files; they are fetched as blobs, or raw. */
const MOST_BYTES = 1024 * 1024;

export function presentContentFile(
  world: World,
  repository: Repository,
  ref: string,
  entry: TreeEntry,
  bytes: Buffer,
): Schema<'content-file'> {
  const large = bytes.length > MOST_BYTES;
  return {
    type: 'file',
    encoding: large ? 'none' : 'base64',
    size: bytes.length,
    // Base64 in lines, as GitHub sends it: whoever decodes it must cope.
    content: large ? '' : bytes.toString('base64').replace(/(.{60})/g, '$1\n'),
    ...presentEntry(world, repository, ref, entry),
  };
}

/** What a file, a folder, a symbolic link and a submodule have in common. */
export function presentEntry(world: World, repository: Repository, ref: string, entry: TreeEntry) {
  const path = encodePath(entry.path);
  const url = `${repositoryApi(world, repository, `/contents/${path}`)}?ref=${encodeURIComponent(ref)}`;
  const git = repositoryApi(
    world,
    repository,
    `/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
  );
  const page = repositoryPage(
    world,
    repository,
    `/${entry.type === 'tree' ? 'tree' : 'blob'}/${encodePath(ref)}/${path}`,
  );
  const download =
    entry.type === 'blob' ? repositoryPage(world, repository, `/raw/${encodePath(ref)}/${path}`) : null;
  return {
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    url,
    git_url: git,
    html_url: page,
    download_url: download,
    _links: { self: url, git, html: page },
  };
}

export function entryKind(entry: TreeEntry): 'file' | 'dir' | 'symlink' | 'submodule' {
  if (entry.type === 'tree') return 'dir';
  if (entry.type === 'commit') return 'submodule';
  return entry.mode === '120000' ? 'symlink' : 'file';
}
