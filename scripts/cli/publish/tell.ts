import { noticeOnPullRequest } from '../../apply/notice.ts';
import { openReport, reportIssue, reportOnCommit } from '../../apply/report.ts';
import type { Publication } from '../../gather/github/publish.ts';
import type { Roster } from '../../model/governance.ts';
import type { Receipt } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Shard } from '../../plan/portal-shard.ts';
import { DRIFT_MARKER, OVERWRITTEN_MARKER, renderOverwritten } from '../../render/drift.ts';
import { PUBLISHED_MARKER, renderPublishedNotice } from '../../render/published-notice.ts';
import { REFUSED_MARKER, renderRefusedPublication } from '../../render/refused-publication.ts';
import type { Connection } from '../connection.ts';
import { type OnTrouble, orRefused } from './or-refused.ts';
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

/**
 * What was set right on the portals, and the issue about drift has not told yet, in one issue for all of them; the night's
 * look for drift closes it.
 */
export async function tellOverwritten(
  { octokit, repository, self }: Connection,
  results: readonly PortalResult[],
  shard?: Shard,
): Promise<void> {
  if (results.every(({ overwritten }) => overwritten.length === 0)) return;
  const told = (await openReport(octokit, repository, { marker: DRIFT_MARKER, self })) ?? '';
  const news = results.map(({ portal, overwritten }) => ({
    portal,
    drifted: overwritten.filter(({ name }) => !told.includes(`\`${name}\``)),
  }));
  if (news.every(({ drifted }) => drifted.length === 0)) return;
  const body = renderOverwritten(news);
  const report = { title: 'Changes made on a portal were overwritten', body, labels: ['drift'] };
  await reportIssue(octokit, repository, { marker: markerOf(OVERWRITTEN_MARKER, shard), self }, report);
}

/** Shards run side by side, and none may write over what another has to say. */
function markerOf(marker: string, shard: Shard | undefined): string {
  return shard === undefined ? marker : `${marker}-${shard.index}-of-${shard.of}`;
}

/** The receipt on each pull request whose content went live, for everybody who has to know. */
export async function tellPublished(
  connection: Connection,
  publication: Publication,
  results: readonly PortalResult[],
  shard?: Shard,
  onTrouble?: OnTrouble,
): Promise<void> {
  const { octokit, repository, self } = connection;
  const marker = markerOf(PUBLISHED_MARKER, shard);
  const byPullRequest = new Map<number, Outcome[]>();
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
  for (const [number, news] of byPullRequest) {
    const outcomes = [...news, ...toldBefore(publication, news)];
    const mention = await rostersToTell(
      publication,
      outcomes.map(({ dataset }) => dataset),
    );
    const text = renderPublishedNotice({ outcomes, mention });
    await orRefused(`the receipt on pull request ${number}`, onTrouble, () =>
      noticeOnPullRequest(octokit, repository, { marker, self }, number, text),
    );
  }
}

interface Outcome {
  portal: string;
  receipt: Receipt;
  dataset: DatasetId;
}

/** The comment is written anew: what earlier runs did on other portals has to stand in it again. */
function toldBefore({ datasets }: Publication, news: readonly Outcome[]): Outcome[] {
  return datasets
    .filter(({ id }) => news.some(({ dataset }) => dataset === id))
    .flatMap(({ id, digest, receipts }) =>
      Object.values(receipts)
        .filter((record) => record.digest === digest)
        .filter(({ portal }) => !news.some((outcome) => outcome.dataset === id && outcome.portal === portal))
        .map(({ portal, address }): Outcome => {
          const where = address === undefined ? {} : { address };
          return { portal, dataset: id, receipt: { kind: 'update', subject: id, outcome: 'done', ...where } };
        }),
    );
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
