import { Outage } from '../../model/outage.ts';
import { git, tryGit } from '../git.ts';

export interface Remote {
  /** Folder of a local clone, with or without a work tree. */
  clone: string;
  /** Address to fetch from. */
  url: string;
  token?: string;
}

/**
 * Brings refs of the remote into the clone, each under a name of ours, whatever their history was before. Returns the
 * commits by remote name; a ref that is not there is left out. Nothing is checked out.
 */
export async function fetchRefs(remote: Remote, refs: readonly string[]): Promise<Map<string, string>> {
  const found = await listRefs(remote, refs);
  if (found.size > 0) {
    const specs = [...found.keys()].map((ref) => `+${ref}:${localName(ref)}`);
    await fetch(remote, [...(await depth(remote.clone)), remote.url, ...specs]);
  }
  const commits = new Map<string, string>();
  for (const ref of found.keys()) {
    const out = await git(remote.clone, [
      'rev-parse',
      '--verify',
      '--end-of-options',
      `${localName(ref)}^{commit}`,
    ]);
    commits.set(ref, out.toString('utf8').trim());
  }
  return commits;
}

/** Tries to bring one commit that no ref may lead to any more; false where the remote does not have it. */
export async function fetchCommit(remote: Remote, commit: string): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return false;
  if (Buffer.isBuffer(await tryGit(remote.clone, ['cat-file', '-e', `${commit}^{commit}`]))) return true;
  return Buffer.isBuffer(await tryGit(remote.clone, [...fetchArguments(remote), remote.url, commit]));
}

async function listRefs(remote: Remote, refs: readonly string[]): Promise<Map<string, string>> {
  const out = await tryGit(remote.clone, [...authorization(remote), 'ls-remote', remote.url, ...refs]);
  if (!Buffer.isBuffer(out)) throw unreachable(remote, out.message);
  const lines = out
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  const all = new Map(
    lines.map((line): [string, string] => [line.split('\t')[1] ?? '', line.split('\t')[0] ?? '']),
  );
  return new Map([...all].filter(([ref]) => refs.includes(ref)));
}

async function fetch(remote: Remote, rest: readonly string[]): Promise<void> {
  const result = await tryGit(remote.clone, [...fetchArguments(remote), ...rest]);
  if (!Buffer.isBuffer(result)) throw unreachable(remote, result.message);
}

function fetchArguments(remote: Remote): string[] {
  const quiet = [
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
  ];
  return [...authorization(remote), 'fetch', ...quiet];
}

/** A clone that was cut off (as actions/checkout leaves it) cannot tell where a branch began. */
async function depth(clone: string): Promise<string[]> {
  const out = await git(clone, ['rev-parse', '--is-shallow-repository']);
  return out.toString('utf8').trim() === 'true' ? ['--unshallow'] : [];
}

/** Sent to this host only; the empty value first takes back what a checkout may have left in the clone's settings. */
function authorization({ url, token }: Remote): string[] {
  const origin = URL.parse(url)?.origin;
  if (token === undefined || origin === undefined || !origin.startsWith('http')) return [];
  const key = `http.${origin}/.extraHeader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return ['-c', `${key}=`, '-c', `${key}=AUTHORIZATION: basic ${credentials}`];
}

function localName(ref: string): string {
  return ref.replace(/^refs\//, 'refs/daylight/');
}

function unreachable({ url }: Remote, message: string): Outage {
  return new Outage(
    `git could not read ${url} (${message.slice(0, 200)}). Check the address and the token, then run again.`,
  );
}
