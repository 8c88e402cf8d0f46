import { openReport, reportIssue, reportOnCommit } from '../../apply/report.ts';
import type { Publication } from '../../gather/github/publish.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Shard } from '../../plan/portal-shard.ts';
import { DRIFT_MARKER, OVERWRITTEN_MARKER, renderOverwritten } from '../../render/drift.ts';
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
export function markerOf(marker: string, shard: Shard | undefined): string {
  return shard === undefined ? marker : `${marker}-${shard.index}-of-${shard.of}`;
}
