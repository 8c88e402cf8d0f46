import { inParallel, READ_BACK_AT_ONCE } from '../../apply/in-parallel.ts';
import { propose } from '../../apply/propose.ts';
import { readBack } from '../../apply/read-back.ts';
import type { ExistingEntry } from '../../model/plan.ts';
import { withFields } from '../../plan/metadata-edit.ts';
import { isInShard } from '../../plan/portal-shard.ts';
import { type Drifted, type DriftOn, renderDriftPullRequest } from '../../render/drift.ts';
import type { Run } from '../publish/begin.ts';
import { type OpenPortal, orOutage, shownOf } from '../publish/open-portal.ts';
import { orRefused } from '../publish/or-refused.ts';
import { type Planned, planOn } from '../publish/plan-on.ts';
import { asDrift } from './as-drift.ts';
import type { Edited } from './edited.ts';

export interface Compared {
  drift: DriftOn;
  /** Branches on which people are asked whether main should say what was edited; null where the portal is away. */
  asked: string[] | null;
}

/** How one portal differs from main without a commit. */
export async function driftOn(id: string, opened: OpenPortal | string, run: Run): Promise<Compared> {
  const found = typeof opened === 'string' ? opened : await orOutage(() => compare(opened, run));
  return typeof found === 'string'
    ? { drift: { portal: id, drifted: [], outage: found }, asked: null }
    : { drift: { portal: id, drifted: found.drifted }, asked: found.asked };
}

async function compare(opened: OpenPortal, run: Run): Promise<{ drifted: Drifted[]; asked: string[] }> {
  const { plan, desired, told, edited } = await planOn(opened, {
    ...run,
    options: { ...run.options, force: true },
  });
  const unhidden = shownOf(opened, run.takedowns).map(({ entry }) => wholly('exposed', entry));
  const unordered = run.unordered
    .filter(({ portal }) => portal === opened.portal.id)
    .map(({ entry }) => wholly('held', entry));
  const changed: Drifted[] = [];
  for (const change of plan.changes) {
    const drifted = asDrift(change, { portal: opened.portal.id, told, publication: run.publication });
    if (drifted === null) continue;
    const edit = edited.find(({ name, rejected }) => name === change.name && !rejected);
    changed.push(edit === undefined ? drifted : await withProposal(drifted, opened.portal.id, edit, run));
  }
  const lying = await lookAround(opened, { plan, desired }, run);
  return {
    drifted: [...unhidden, ...unordered, ...changed, ...lying].sort((a, b) => (a.name < b.name ? -1 : 1)),
    asked: edited.map(({ branch }) => branch),
  };
}

/** Of an entry that should be seen by others: none of its fields is to blame. */
function wholly(what: Drifted['what'], { name, dataset = '' }: ExistingEntry): Drifted {
  return { name, dataset, what, differs: [], fields: [] };
}

/** Pages and downloads that one night looks at on one portal; a larger portal is looked at over several nights. */
const MOST_LOOKS = 100;
const DAY_MS = 86_400_000;

/** What a portal's own listing says may not be what it shows: some entries are read as a visitor does, others tomorrow. */
async function lookAround(
  { portal, existing }: OpenPortal,
  { plan, desired }: Pick<Planned, 'plan' | 'desired'>,
  { now }: Run,
): Promise<Drifted[]> {
  const busy = new Set([...plan.changes, ...plan.left].map(({ name }) => name));
  const owned = new Set(existing.filter((entry) => entry.owned).map(({ name }) => name));
  const settled = desired.filter(({ name }) => owned.has(name) && !busy.has(name));
  const of = Math.max(1, Math.ceil(settled.length / MOST_LOOKS));
  const part = { index: (Math.floor(Date.parse(now) / DAY_MS) % of) + 1, of };
  const tonight = settled.filter(({ name }) => isInShard(name, part));
  const looks = await inParallel(tonight, READ_BACK_AT_ONCE, async (entry): Promise<Drifted[]> => {
    const { reason } = await readBack(portal, entry);
    if (reason === null) return [];
    const { name, dataset } = entry;
    return [{ name, dataset, what: 'shown', differs: [], fields: [], reason }];
  });
  return looks.flat();
}

/** Asks in a pull request whether main should say what people wrote on the portal; without `apply` only says that it would. */
async function withProposal(
  drifted: Drifted,
  portal: string,
  { branch, dataset, fields }: Edited,
  { connection, publication, apply, onTrouble }: Run,
): Promise<Drifted> {
  const told = { ...drifted, fields: Object.keys(fields) };
  const text = await publication.metadataText(dataset);
  const edited = text === null ? null : withFields(text, fields);
  if (!apply || edited === null) return told;
  const proposal = await orRefused(`the pull request about ${dataset} on ${portal}`, onTrouble, () =>
    propose(connection.octokit, connection.repository, {
      branch,
      base: 'main',
      commit: publication.commit,
      path: `datasets/${dataset}/metadata.yml`,
      text: edited,
      title: `Take over what was edited on ${portal}: ${dataset}`,
      body: renderDriftPullRequest(portal, told),
      draft: true,
    }),
  );
  return { ...told, ...(proposal === undefined ? {} : { proposal }) };
}
