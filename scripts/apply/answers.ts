import type { Octokit } from '@octokit/rest';
import type { PullRequestFacts } from '../model/facts.ts';
import { Outage } from '../model/outage.ts';
import { statusOf } from './status-of.ts';

export interface AnswerCommit {
  path: string;
  /** Text of the file before to text after. */
  edit(text: string): string;
  message: string;
  /** Who answered; GitHub shows them beside the bot. */
  coAuthor: { login: string; id: number };
}

/** Others may push while we write. */
const TRIES = 4;

/** Commits edited answers to the pull request's branch. Only this one file changes, on top of whatever is there now. */
export async function commitAnswers(
  octokit: Octokit,
  pr: PullRequestFacts,
  commit: AnswerCommit,
): Promise<void> {
  const [owner = '', repo = ''] = pr.headRepository.split('/');
  const where = { owner, repo, path: commit.path };
  const { login, id } = commit.coAuthor;
  const message = `${commit.message}\n\nCo-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
  for (let attempt = 1; ; attempt += 1) {
    const { data } = await octokit.repos.getContent({ ...where, ref: pr.headRef });
    if (Array.isArray(data) || data.type !== 'file')
      throw new Outage(`${commit.path} is no file on ${pr.headRef}. Restore it, then answer again.`);
    const before = Buffer.from(data.content, 'base64').toString('utf8');
    const after = commit.edit(before);
    if (after === before) return;
    const content = Buffer.from(after, 'utf8').toString('base64');
    try {
      await octokit.repos.createOrUpdateFileContents({
        ...where,
        branch: pr.headRef,
        message,
        content,
        sha: data.sha,
      });
      return;
    } catch (error) {
      const conflict = statusOf(error) === 409 || statusOf(error) === 422;
      if (!conflict || attempt === TRIES) throw error;
    }
  }
}
