import type { Git } from './git.ts';

export const ZERO = '0'.repeat(40);

function isSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** git's rules for names of refs, as far as a name could do harm or mean something else. */
export function isRefName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= 255 &&
    !/[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|(?:^|\/)\.|\.lock(?:\/|$)|\.$|\/$|^\/|^-|^@$/u.test(name)
  );
}

/** Commit that a ref by its full name points to; null where there is none. */
async function commitOfRef(git: Git, ref: string): Promise<string | null> {
  return isRefName(ref)
    ? git.attempt(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    : null;
}

export async function commitOfBranch(git: Git, branch: string): Promise<string | null> {
  return isRefName(branch) ? commitOfRef(git, `refs/heads/${branch}`) : null;
}

/** What a visitor may write where GitHub says "ref": branch, tag, full ref, commit id or the beginning of one. */
export async function resolveCommit(git: Git, written: string): Promise<string | null> {
  if (isSha(written)) return objectType(git, written).then((type) => (type === 'commit' ? written : null));
  const names = written.startsWith('refs/')
    ? [written]
    : [`refs/heads/${written}`, `refs/tags/${written}`, `refs/${written}`];
  for (const name of names) {
    const commit = await commitOfRef(git, name);
    if (commit !== null) return commit;
  }
  const abbreviated = /^[0-9a-f]{7,39}$/.test(written);
  return abbreviated ? git.attempt(['rev-parse', '--verify', '--quiet', `${written}^{commit}`]) : null;
}

const types = new WeakMap<Git, Map<string, string>>();

/** null: no such object. What is there stays there, so that only the absence is asked for again. */
export async function objectType(git: Git, sha: string): Promise<string | null> {
  if (!isSha(sha)) return null;
  const cache = types.get(git) ?? new Map<string, string>();
  types.set(git, cache);
  const type = cache.get(sha) ?? (await git.attempt(['cat-file', '-t', sha]));
  if (type !== null) cache.set(sha, type);
  return type;
}

export interface Ref {
  name: string;
  sha: string;
  type: string;
}

export async function listRefs(git: Git, prefix: string): Promise<Ref[]> {
  const out = await git.text(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', prefix]);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', sha = '', type = ''] = line.split(' ');
      return { name, sha, type };
    });
}

export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  return (await git.attempt(['merge-base', '--is-ancestor', ancestor, descendant])) !== null;
}

export async function mergeBaseOf(git: Git, one: string, other: string): Promise<string | null> {
  return git.attempt(['merge-base', one, other]);
}
