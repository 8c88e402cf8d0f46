import type { Git } from './git.ts';

export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x00');

const FIELDS = FORMAT.split('%x00').length;

/** Arguments are `git log`'s; order is its order. */
export async function readCommits(git: Git, args: readonly string[]): Promise<Commit[]> {
  // No field of a commit can hold a NUL, so the fields can simply be counted.
  const fields = (await git.text(['log', '-z', `--format=tformat:${FORMAT}`, ...args])).split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS < fields.length; at += FIELDS)
    commits.push(parse(fields.slice(at, at + FIELDS)));
  return commits;
}

/** Commits never change: each is read once. */
const known = new WeakMap<Git, Map<string, Promise<Commit>>>();

/** Throws where there is no such commit. */
export function readCommit(git: Git, sha: string): Promise<Commit> {
  const cache = known.get(git) ?? new Map<string, Promise<Commit>>();
  known.set(git, cache);
  const found = cache.get(sha) ?? readOne(git, sha);
  cache.set(sha, found);
  found.catch(() => cache.delete(sha));
  return found;
}

async function readOne(git: Git, sha: string): Promise<Commit> {
  const [commit] = await readCommits(git, ['--max-count=1', '--end-of-options', sha]);
  if (commit === undefined) throw new Error(`There is no commit ${sha}`);
  return commit;
}

function parse(fields: readonly string[]): Commit {
  const [sha = '', tree = '', parents = '', authorName = '', authorEmail = '', authorDate = '', ...rest] =
    fields;
  const [name = '', email = '', date = '', message = ''] = rest;
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: authorName, email: authorEmail, date: utc(authorDate) },
    committer: { name, email, date: utc(date) },
    message: message.replace(/\n+$/, ''),
  };
}

function utc(date: string): string {
  const read = new Date(date);
  return Number.isNaN(read.getTime()) ? date : read.toISOString().replace(/\.\d+Z$/, 'Z');
}

export interface NewCommit {
  tree: string;
  parents: readonly string[];
  author: Signature;
  committer: Signature;
  message: string;
}

/** Writes a commit object and returns its id; no ref moves. */
export async function writeCommit(git: Git, commit: NewCommit): Promise<string> {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signed(commit.author)}`,
    `committer ${signed(commit.committer)}`,
    '',
    `${commit.message.replaceAll('\0', '').replace(/\n$/, '')}\n`,
  ];
  return git.text(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: lines.join('\n') });
}

function signed({ name, email, date }: Signature): string {
  const seconds = Math.floor(new Date(date).getTime() / 1000);
  return `${plain(name) || 'unknown'} <${plain(email)}> ${seconds} +0000`;
}

/** A name must not be able to end its line or its e-mail address. */
function plain(text: string): string {
  return text.replace(/[<>\n\r\0]/g, '').trim();
}
