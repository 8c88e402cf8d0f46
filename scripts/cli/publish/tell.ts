import { noticeOnPullRequest } from '../../apply/notice.ts';
import { reportIssue, reportOnCommit } from '../../apply/report.ts';
import type { Publication } from '../../gather/github/publish.ts';
import type { Roster } from '../../model/governance.ts';
import type { Receipt } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { PUBLISHED_MARKER, renderPublishedNotice } from '../../render/published-notice.ts';
import { REFUSED_MARKER, renderRefusedPublication } from '../../render/refused-publication.ts';
import type { Connection } from '../connection.ts';
import type { PortalResult } from './publish-on.ts';

/** One issue and a word on the commit for everything on main that nobody signed; the issue closes when there is nothing left. */
export async function tellRefused(
  connection: Connection,
  { commit }: Publication,
  refused: readonly DatasetId[],
): Promise<void> {
  const { octokit, repository, self } = connection;
  const key = { marker: REFUSED_MARKER, self };
  const body = renderRefusedPublication(commit, refused);
  const report =
    refused.length === 0
      ? null
      : { title: 'Not published: content on main that nobody signed', body, labels: ['refused'] };
  await reportIssue(octokit, repository, key, report);
  if (report !== null) await reportOnCommit(octokit, repository, key, commit, body);
}

/** The receipt on each pull request whose content went live, for everybody who has to know. */
export async function tellPublished(
  connection: Connection,
  publication: Publication,
  results: readonly PortalResult[],
): Promise<void> {
  const { octokit, repository, self } = connection;
  const byPullRequest = new Map<number, { portal: string; receipt: Receipt; dataset: string }[]>();
  for (const { portal, plan, receipts } of results) {
    for (const [i, change] of (plan?.changes ?? []).entries()) {
      const receipt = receipts[i];
      const number = publication.datasets.find(({ id }) => id === change.dataset)?.clearance?.pullRequest;
      if (receipt === undefined || number === undefined || change.desired?.visibility !== 'public') continue;
      byPullRequest.set(number, [
        ...(byPullRequest.get(number) ?? []),
        { portal, receipt, dataset: change.dataset },
      ]);
    }
  }
  for (const [number, outcomes] of byPullRequest) {
    const mention = await rostersToTell(
      publication,
      outcomes.map(({ dataset }) => dataset),
    );
    await noticeOnPullRequest(
      octokit,
      repository,
      { marker: PUBLISHED_MARKER, self },
      number,
      renderPublishedNotice({ outcomes, mention }),
    );
  }
}

async function rostersToTell(
  { policy, datasets }: Publication,
  ids: readonly string[],
): Promise<{ title: string; roster: Roster }[]> {
  const { roles, notifications } = policy.governance;
  const themes = new Set<string>();
  for (const { id, read } of datasets) {
    if (ids.includes(id)) themes.add((await read()).version.metadata.value?.theme ?? '');
  }
  return (notifications.published?.mention ?? []).flatMap((name) => {
    const role = roles[name];
    if (role === undefined) return [];
    if (role.scope === 'city') return [{ title: role.title, roster: role }];
    const rosters =
      role.scope === 'theme'
        ? [...themes].map((theme) => role.themes?.[theme])
        : ids.map((id) => policy.departments[id.split('/')[0] ?? '']?.roles[name]);
    return [...new Set(rosters)].flatMap((roster) =>
      roster === undefined ? [] : [{ title: role.title, roster }],
    );
  });
}
