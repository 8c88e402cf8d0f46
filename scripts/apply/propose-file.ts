import type { Octokit } from '@octokit/rest';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Repository } from './repository.ts';
import { unless } from './status-of.ts';

type Propose = Extract<GateChange, { kind: 'propose-file' }>;

/**
 * A pull request that changes one file, on a branch that belongs to it. Safe to repeat: branch and file are made once,
 * and where the pull request is there, open or answered, nothing more is done.
 */
export async function proposeFile(
  octokit: Octokit,
  repository: Repository,
  { kind, branch, base, path, content, title, body }: Propose,
): Promise<Receipt> {
  const head = `${repository.owner}:${branch}`;
  const { data: known } = await octokit.pulls.list({ ...repository, head, state: 'all', per_page: 1 });
  const [before] = known;
  if (before !== undefined) return { kind, subject: path, outcome: 'skipped', address: before.html_url };

  await unless([422], octokit.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha: base }));
  const file = await unless([404], octokit.repos.getContent({ ...repository, path, ref: branch }));
  const sha = file !== undefined && 'sha' in file.data ? file.data.sha : undefined;
  await octokit.repos.createOrUpdateFileContents({
    ...repository,
    path,
    branch,
    message: title,
    content: Buffer.from(content, 'utf8').toString('base64'),
    ...(sha === undefined ? {} : { sha }),
  });
  const { data: target } = await octokit.repos.get({ ...repository });
  const { data: pull } = await octokit.pulls.create({
    ...repository,
    head: branch,
    base: target.default_branch,
    title,
    body,
  });
  return { kind, subject: path, outcome: 'done', address: pull.html_url };
}
