import { noticeOnPullRequest } from '../../apply/notice.ts';
import type { Publication, PublicationDataset } from '../../gather/github/publish.ts';
import { asReceipt } from '../../ledger/receipts.ts';
import type { Roster } from '../../model/governance.ts';
import type { PortalReceipt } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { PUBLISHED_MARKER, renderPublishedNotice } from '../../render/published-notice.ts';
import type { Run } from './begin.ts';
import { orRefused } from './or-refused.ts';
import type { PortalResult } from './publish-on.ts';
import { markerOf } from './tell.ts';
import { tellCase } from './tell-case.ts';

type Datasets = ReadonlyMap<DatasetId, PublicationDataset>;

/** The receipt on each pull request whose content went live, for everybody who has to know. */
export async function tellPublished(run: Run, results: readonly PortalResult[]): Promise<void> {
  const { connection, publication, options, onTrouble } = run;
  const { octokit, repository, self } = connection;
  const marker = markerOf(PUBLISHED_MARKER, options.shard);
  const datasets: Datasets = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  for (const [number, news] of newsByPullRequest(datasets, results)) {
    const outcomes = [...news, ...toldBefore(datasets, news)];
    const mention = await rostersToTell(
      publication,
      outcomes.map(({ dataset }) => dataset),
    );
    const text = renderPublishedNotice({ outcomes, mention });
    await orRefused(`the receipt on pull request ${number}`, onTrouble, () =>
      noticeOnPullRequest(octokit, repository, { marker, self }, number, text),
    );
    // What was live before and is shown in other words now is no news of the case.
    if (news.some((outcome) => isFirst(datasets, outcome))) await tellCase(run, number, news);
  }
}

function newsByPullRequest(
  datasets: Datasets,
  results: readonly PortalResult[],
): Map<number, PortalReceipt[]> {
  const byPullRequest = new Map<number, PortalReceipt[]>();
  for (const { portal, plan, receipts } of results) {
    for (const [i, { dataset, desired }] of (plan?.changes ?? []).entries()) {
      const receipt = receipts[i];
      const number = datasets.get(dataset)?.clearance?.pullRequest;
      if (receipt === undefined || number === undefined || desired?.visibility !== 'public') continue;
      const news = byPullRequest.get(number);
      if (news === undefined) byPullRequest.set(number, [{ portal, receipt, dataset }]);
      else news.push({ portal, receipt, dataset });
    }
  }
  return byPullRequest;
}

/** The comment is written anew: what earlier runs did on other portals has to stand in it again. */
function toldBefore(datasets: Datasets, news: readonly PortalReceipt[]): PortalReceipt[] {
  const told = new Set(news.map(({ dataset, portal }) => `${dataset} ${portal}`));
  return [...new Set(news.map(({ dataset }) => dataset))].flatMap((id) => {
    const { digest, receipts = {} }: Partial<PublicationDataset> = datasets.get(id) ?? {};
    return Object.values(receipts)
      .filter((record) => record.digest === digest && !told.has(`${id} ${record.portal}`))
      .map(asReceipt);
  });
}

/** Nobody has said yet that this content is on this portal. */
function isFirst(datasets: Datasets, { dataset, portal }: PortalReceipt): boolean {
  const known = datasets.get(dataset);
  return known?.receipts[portal]?.digest !== known?.digest;
}

async function rostersToTell(
  { policy, datasets }: Publication,
  ids: readonly string[],
): Promise<{ title: string; roster: Roster }[]> {
  const { roles, notifications } = policy.governance;
  const themes = new Set<string>();
  const told = new Set(ids);
  for (const { id, read } of datasets) {
    if (told.has(id)) themes.add((await read()).version.metadata.value?.theme ?? '');
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
