import type { Octokit } from '@octokit/rest';
import type { Login } from '../model/vocabulary.ts';
import type { Repository } from './repository.ts';

export interface Report {
  title: string;
  /** Markdown, without the marker. */
  body: string;
  labels?: string[];
}

export interface ReportKey {
  /** Names the subject, for example `refused-publication`; never shown. */
  marker: string;
  /** Login the token acts as: an issue that somebody else opened with the same marker is not ours. */
  self: Login;
}

/**
 * Keeps exactly one open issue about a subject: opened when there is something to say, brought up to date, closed with
 * `null` when it is over. Returns its address, or null where there is none.
 */
export async function reportIssue(
  octokit: Octokit,
  repository: Repository,
  key: ReportKey,
  report: Report | null,
): Promise<string | null> {
  const open = await findIssue(octokit, repository, key);
  if (report === null) {
    if (open === undefined) return null;
    await octokit.issues.update({
      ...repository,
      issue_number: open.number,
      state: 'closed',
      state_reason: 'completed',
    });
    return open.html_url;
  }
  const body = marked(key.marker, report.body);
  if (open === undefined) {
    const { data } = await octokit.issues.create({
      ...repository,
      title: report.title,
      body,
      labels: report.labels ?? [],
    });
    return data.html_url;
  }
  if (open.title !== report.title || !sameText(open.body ?? '', body)) {
    await octokit.issues.update({ ...repository, issue_number: open.number, title: report.title, body });
  }
  return open.html_url;
}

/** The Markdown of the open issue about a subject; null where there is none. */
export async function openReport(
  octokit: Octokit,
  repository: Repository,
  key: ReportKey,
): Promise<string | null> {
  return (await findIssue(octokit, repository, key))?.body ?? null;
}

/**
 * Closes every open issue of ours about a subject, also those that were opened under a longer marker, as by the parts of a
 * run; but for the markers in `keep`.
 */
export async function closeReports(
  octokit: Octokit,
  repository: Repository,
  key: ReportKey,
  keep: readonly string[] = [],
): Promise<void> {
  const open = await octokit.paginate(octokit.issues.listForRepo, {
    ...repository,
    state: 'open',
    per_page: 100,
  });
  const beginning = `<!-- daylight:${key.marker}`;
  for (const { number, user, body, pull_request: pull } of open) {
    const isOurs = user?.login.toLowerCase() === key.self.toLowerCase() && body?.startsWith(beginning);
    const isKept = keep.some((marker) => body?.startsWith(comment(marker)));
    if (!isOurs || isKept || pull !== undefined) continue;
    const closed = { state: 'closed', state_reason: 'completed' } as const;
    await octokit.issues.update({ ...repository, issue_number: number, ...closed });
  }
}

/** Says something about a commit, once: a repeated run brings the same comment up to date. */
export async function reportOnCommit(
  octokit: Octokit,
  repository: Repository,
  key: ReportKey,
  sha: string,
  text: string,
): Promise<string> {
  const body = marked(key.marker, text);
  const comments = await octokit.paginate(octokit.repos.listCommentsForCommit, {
    ...repository,
    commit_sha: sha,
    per_page: 100,
  });
  const ours = comments.find((comment) => isOurs(key, comment.user?.login, comment.body));
  if (ours === undefined)
    return (await octokit.repos.createCommitComment({ ...repository, commit_sha: sha, body })).data.html_url;
  if (!sameText(ours.body, body))
    await octokit.repos.updateCommitComment({ ...repository, comment_id: ours.id, body });
  return ours.html_url;
}

async function findIssue(octokit: Octokit, repository: Repository, key: ReportKey) {
  const pages = octokit.paginate.iterator(octokit.issues.listForRepo, {
    ...repository,
    state: 'open',
    per_page: 100,
  });
  for await (const { data } of pages) {
    const found = data.find(
      (issue) => issue.pull_request === undefined && isOurs(key, issue.user?.login, issue.body ?? ''),
    );
    if (found) return found;
  }
  return undefined;
}

function isOurs({ marker, self }: ReportKey, author: string | undefined, body: string): boolean {
  return author?.toLowerCase() === self.toLowerCase() && body.includes(comment(marker));
}

function marked(marker: string, body: string): string {
  return `${comment(marker)}\n${body}`;
}

function comment(marker: string): string {
  return `<!-- daylight:${marker} -->`;
}

/** GitHub stores texts with its own line ends. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trim() === b.trim();
}
