import type { Octokit } from '@octokit/rest';

/** One thing that Daylight takes for granted about GitHub: said, reasoned, and put to the test. */
export interface Assumption {
  says: string;
  /** What would go wrong if it were not so, and where. */
  because: string;
  /** Throws where it is not so. */
  holds(scratch: Scratch): Promise<void>;
}

/** An empty private repository, and two people who may write to it. Everything in it may be broken. */
export interface Scratch {
  owner: string;
  repo: string;
  /** Administers the repository and opens the pull requests. */
  author: Octokit;
  reviewer: Octokit;
  reviewerLogin: string;
}

export interface Opened {
  number: number;
  head: string;
  branch: string;
  nodeId: string;
}

let opened = 0;

/** A pull request that adds one file, on a branch of its own. */
export async function openPullRequest(
  { author, owner, repo }: Scratch,
  { draft = false } = {},
): Promise<Opened> {
  opened += 1;
  const branch = `proposal-${opened}`;
  const { data: main } = await author.git.getRef({ owner, repo, ref: 'heads/main' });
  await author.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: main.object.sha });
  const head = await writeFile({ author, owner, repo }, branch, `proposal-${opened}.txt`, 'Proposed.\n');
  const { data } = await author.pulls.create({
    owner,
    repo,
    title: `Proposal ${opened}`,
    head: branch,
    base: 'main',
    draft,
  });
  return { number: data.number, head, branch, nodeId: data.node_id };
}

/** Writes a new file on a branch; returns the commit. */
export async function writeFile(
  { author, owner, repo }: Pick<Scratch, 'author' | 'owner' | 'repo'>,
  branch: string,
  path: string,
  text: string,
): Promise<string> {
  const { data } = await author.repos.createOrUpdateFileContents({
    owner,
    repo,
    path,
    branch,
    message: `Write ${path}`,
    content: Buffer.from(text).toString('base64'),
  });
  return data.commit.sha ?? '';
}

/** HTTP status of a refusal; 0 where it was not refused. */
export async function refusal(request: Promise<unknown>): Promise<number> {
  try {
    await request;
    return 0;
  } catch (error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : -1;
  }
}

export function insist(so: boolean, otherwise: string): asserts so {
  if (!so) throw new Error(otherwise);
}
