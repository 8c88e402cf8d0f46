import type { Octokit } from '@octokit/rest';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

export interface Proposal {
  /** Names the subject: as long as a pull request of this branch exists, open or not, no other is made. */
  branch: string;
  /** Branch and commit it starts from. */
  base: string;
  commit: string;
  /** One file and its new text. */
  path: string;
  text: string;
  title: string;
  /** Markdown. */
  body: string;
  /** Nobody is asked to review it yet. */
  draft: boolean;
}

/** Opens a pull request that changes one file, once; safe to repeat after it broke off anywhere. Returns its address. */
export async function propose(octokit: Octokit, repository: Repository, proposal: Proposal): Promise<string> {
  const { branch, base, commit, title, body, draft } = proposal;
  const head = `${repository.owner}:${branch}`;
  const { data: made } = await octokit.pulls.list({ ...repository, head, state: 'all', per_page: 1 });
  if (made[0] !== undefined) return made[0].html_url;
  await unless([422], octokit.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha: commit }));
  await writeFile(octokit, repository, proposal);
  const request = { ...repository, head: branch, base, title, body };
  // Not every plan of GitHub has drafts in private repositories.
  const opened =
    (await unless([422], octokit.pulls.create({ ...request, draft }))) ??
    (await octokit.pulls.create(request));
  return opened.data.html_url;
}

/** What became of the pull request of a branch: null where nobody was asked. */
export async function decisionOn(
  octokit: Octokit,
  repository: Repository,
  branch: string,
): Promise<'open' | 'merged' | 'closed' | null> {
  const head = `${repository.owner}:${branch}`;
  const { data } = await octokit.pulls.list({ ...repository, head, state: 'all', per_page: 1 });
  const [pull] = data;
  if (pull === undefined) return null;
  if (pull.state === 'open') return 'open';
  return pull.merged_at === null ? 'closed' : 'merged';
}

async function writeFile(
  octokit: Octokit,
  repository: Repository,
  { branch, path, text, title }: Proposal,
): Promise<void> {
  const found = await unless([404], octokit.repos.getContent({ ...repository, path, ref: branch }));
  const file =
    found !== undefined && !Array.isArray(found.data) && found.data.type === 'file' ? found.data : null;
  const content = Buffer.from(text).toString('base64');
  if (file !== null && Buffer.from(file.content, 'base64').toString('base64') === content) return;
  const standing = file === null ? {} : { sha: file.sha };
  await octokit.repos.createOrUpdateFileContents({
    ...repository,
    path,
    branch,
    message: title,
    content,
    ...standing,
  });
}
