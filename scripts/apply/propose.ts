import type { Octokit } from '@octokit/rest';
import type { Login } from '../model/vocabulary.ts';
import { noticeOnPullRequest } from './notice.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

export interface Proposal {
  /** Names the subject: as long as a pull request of this branch exists, open or closed by people, no other is made. */
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
  const made = await newestOf(octokit, repository, branch);
  if (made !== null) return made.html_url;
  await unless([422], octokit.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha: commit }));
  await writeFile(octokit, repository, proposal);
  const request = { ...repository, head: branch, base, title, body };
  // Not every plan of GitHub has drafts in private repositories.
  const opened =
    (await unless([422], octokit.pulls.create({ ...request, draft }))) ??
    (await octokit.pulls.create(request));
  return opened.data.html_url;
}

/** What became of the pull request of a branch: null where nobody was asked, or is asked any longer. */
export async function decisionOn(
  octokit: Octokit,
  repository: Repository,
  branch: string,
): Promise<'open' | 'merged' | 'closed' | null> {
  const pull = await newestOf(octokit, repository, branch);
  if (pull === null) return null;
  if (pull.state === 'open') return 'open';
  return pull.merged_at === null ? 'closed' : 'merged';
}

export interface Withdrawal {
  /** Login the token acts as: what somebody else proposed is not ours to close. */
  self: Login;
  /** What all branches of the subject begin with. */
  prefix: string;
  /** Branches on which something is still asked. */
  asked: ReadonlySet<string>;
  /** Why it is closed, as Markdown. */
  text: string;
}

/** Closes open proposals that nobody has to decide on any longer, and says why; should the same be asked again, it is a new one. */
export async function withdrawProposals(
  octokit: Octokit,
  repository: Repository,
  { self, prefix, asked, text }: Withdrawal,
): Promise<void> {
  const open = await octokit.paginate(octokit.pulls.list, { ...repository, state: 'open', per_page: 100 });
  for (const { number, head, user, body } of open) {
    const isOurs = user?.login.toLowerCase() === self.toLowerCase() && head.ref.startsWith(prefix);
    if (!isOurs || asked.has(head.ref)) continue;
    await noticeOnPullRequest(octokit, repository, { marker: 'withdrawn', self }, number, text);
    await octokit.pulls.update({
      ...repository,
      pull_number: number,
      state: 'closed',
      body: `${WITHDRAWN}\n${body ?? ''}`,
    });
  }
}

/** Tells a pull request that was closed because there was nothing left to decide from one that somebody said no to. */
const WITHDRAWN = '<!-- daylight:withdrawn -->';

/** The newest pull request of a branch; null where there is none that anybody was to decide. */
async function newestOf(octokit: Octokit, repository: Repository, branch: string) {
  const head = `${repository.owner}:${branch}`;
  const { data } = await octokit.pulls.list({ ...repository, head, state: 'all', per_page: 1 });
  const [pull] = data;
  const isWithdrawn = pull?.state === 'closed' && pull.body?.startsWith(WITHDRAWN);
  return pull === undefined || isWithdrawn ? null : pull;
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
