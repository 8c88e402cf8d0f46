import type { Instant } from '../../../model/vocabulary.ts';
import { PortalOutage } from '../../types.ts';
import { git, streamGit, tryGit } from './git.ts';
import { parseBatch, writeBlobs, writeTree } from './git-objects.ts';
import { type TreeFile, TreeMoved, type TreeSnapshot, type TreeStore } from './tree-store.ts';

export interface GitBranch {
  /** Folder of a clone, with or without a work tree; nothing is checked out in it. */
  clone: string;
  /** Address or name of the remote that holds the branch. */
  remote: string;
  branch: string;
  token?: string;
}

/**
 * A branch that holds one commit without parents, replaced with each publication: no history grows, and what was taken
 * down is gone from it. Two publishers never overwrite each other: the push names the commit that it replaces.
 */
export function gitBranchStore(where: GitBranch): TreeStore {
  const { clone, branch } = where;
  return {
    snapshot: () => readBranch(where),
    readTexts: async (snapshot, paths) => {
      const there = paths.filter((path) => snapshot.files.has(path));
      const blobs = there.map((path) => `${snapshot.files.get(path)?.blob ?? ''}\n`);
      const texts = there.length === 0 ? [] : parseBatch(await git(clone, ['cat-file', '--batch'], blobs));
      return new Map(there.map((path, index) => [path, texts[index] ?? '']));
    },
    open: (snapshot, path) => {
      const file = snapshot.files.get(path);
      return file === undefined ? null : streamGit(clone, ['cat-file', 'blob', file.blob]);
    },
    receive: async (bytes) => text(await git(clone, ['hash-object', '-w', '--no-filters', '--stdin'], bytes)),
    publish: async (base, next, { at, message }) => {
      const tree = await writeTree(clone, await writeBlobs(clone, next));
      const commit = await writeCommit(clone, tree, at, message);
      if (commit === base.revision) return;
      const lease = `--force-with-lease=refs/heads/${branch}:${base.revision}`;
      const push = ['push', '--quiet', '--no-verify', lease, where.remote, `${commit}:refs/heads/${branch}`];
      const { code, message: problem } = await tryGit(clone, [...authorization(where), ...push]);
      if (code === 0) return;
      const tip = await remoteTip(where);
      if (tip === commit) return;
      if (tip !== base.revision) throw new TreeMoved(`the branch ${branch} was published by somebody else`);
      throw new PortalOutage(
        `The branch ${branch} could not be pushed (${problem}). Check that the token may write it, then run again.`,
      );
    },
  };
}

async function readBranch(where: GitBranch): Promise<TreeSnapshot> {
  const { clone } = where;
  const tip = await remoteTip(where);
  if (tip === '') return { revision: '', files: new Map() };
  const known = (await tryGit(clone, ['cat-file', '-e', `${tip}^{commit}`])).code === 0;
  const revision = known ? tip : await fetchBranch(where);
  const listing = (await git(clone, ['ls-tree', '-r', '-z', '--full-tree', revision])).toString('utf8');
  const files = new Map<string, TreeFile>();
  for (const line of listing.split('\0').filter((entry) => entry !== '')) {
    const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    files.set(path, { blob, mode });
  }
  return { revision, files };
}

/** Brings the branch into the clone, whatever it was there before; returns its commit. */
async function fetchBranch(where: GitBranch): Promise<string> {
  const { clone, remote, branch } = where;
  const local = `refs/daylight/published/${branch}`;
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance'];
  await git(clone, [...authorization(where), 'fetch', ...quiet, remote, `+refs/heads/${branch}:${local}`]);
  return text(await git(clone, ['rev-parse', '--verify', `${local}^{commit}`]));
}

/** The commit the remote has now; '' where the branch is not there. */
async function remoteTip(where: GitBranch): Promise<string> {
  const { clone, remote, branch } = where;
  const ref = `refs/heads/${branch}`;
  const { code, out, message } = await tryGit(clone, [
    ...authorization(where),
    'ls-remote',
    '--refs',
    remote,
    ref,
  ]);
  if (code !== 0)
    throw new PortalOutage(
      `git could not read ${withoutSecrets(remote)} (${message}). Check the address and the token, then run again.`,
    );
  const line = out
    .toString('utf8')
    .split('\n')
    .find((entry) => entry.endsWith(`\t${ref}`));
  return line?.split('\t')[0] ?? '';
}

/** Written by hand, because `git commit-tree` would read the clock. */
async function writeCommit(clone: string, tree: string, at: Instant, message: string): Promise<string> {
  const seconds = Math.max(0, Math.floor(Date.parse(at) / 1000) || 0);
  const who = `Daylight <daylight@users.noreply.github.com> ${seconds} +0000`;
  const content = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\n${message}\n`;
  return text(await git(clone, ['hash-object', '-t', 'commit', '-w', '--stdin'], [content]));
}

/** Sent to this host only; the empty value first takes back what a checkout may have left in the clone's settings. */
function authorization({ remote, token }: GitBranch): string[] {
  const origin = URL.parse(remote)?.origin;
  if (token === undefined || origin === undefined || !origin.startsWith('http')) return [];
  const key = `http.${origin}/.extraHeader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return ['-c', `${key}=`, '-c', `${key}=AUTHORIZATION: basic ${credentials}`];
}

/** An address may carry a name and a password. */
function withoutSecrets(remote: string): string {
  return remote.replace(/\/\/[^/@]*@/, '//');
}

function text(out: Buffer): string {
  return out.toString('utf8').trim();
}
