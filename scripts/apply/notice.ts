import type { Octokit } from '@octokit/rest';
import type { ReportKey } from './report.ts';
import type { Repository } from './repository.ts';

/** Says something on a pull request, once: a repeated run brings the same comment up to date. Nobody is called twice. */
export async function noticeOnPullRequest(
  octokit: Octokit,
  repository: Repository,
  key: ReportKey,
  number: number,
  text: string,
): Promise<string> {
  const body = `<!-- daylight:${key.marker} -->\n${text}`;
  const comments = await octokit.paginate(octokit.issues.listComments, {
    ...repository,
    issue_number: number,
    per_page: 100,
  });
  const ours = comments.find(
    (comment) =>
      comment.user?.login.toLowerCase() === key.self.toLowerCase() &&
      comment.body?.includes(`<!-- daylight:${key.marker} -->`),
  );
  if (ours === undefined)
    return (await octokit.issues.createComment({ ...repository, issue_number: number, body })).data.html_url;
  if (ours.body?.replaceAll('\r\n', '\n').trim() !== body.trim())
    await octokit.issues.updateComment({ ...repository, comment_id: ours.id, body });
  return ours.html_url;
}
