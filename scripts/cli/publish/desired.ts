import type { PublicationDataset } from '../../gather/github/publish.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { DesiredEntry, LeftAlone } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { admits } from '../../plan/portal-filter.ts';
import { isMine } from '../../plan/portal-shard.ts';
import { desiredEntry } from '../../portals/desired-entry.ts';
import type { PublishedDataset } from '../../portals/types.ts';
import type { Run } from './begin.ts';
import type { OpenPortal } from './open-portal.ts';
import { readElsewhere } from './read-elsewhere.ts';
import { type SourceOf, sourcesOf } from './source.ts';

export interface Desired {
  entries: DesiredEntry[];
  /** What is signed and cannot be shown as it was; what is shown of it stays. */
  faulty: LeftAlone[];
  /** Datasets whose entry is known from the last receipt, without its record: they have not been read. */
  unread: ReadonlySet<DatasetId>;
  sourceOf: SourceOf;
}

/**
 * Everything of main that the ledger vouches for and whose day has come, and the previews, as this portal is to show
 * them. A dataset that is made of the same as when the portal was last told of it is not read: its receipt says what the
 * portal should show.
 */
export async function desiredOn(open: OpenPortal, run: Run): Promise<Desired> {
  const { portal, settings } = open;
  const { publication, previews, takedowns, frozen, full } = run;
  const sourceOf = sourcesOf(portal, settings, publication);
  const entries: DesiredEntry[] = [];
  const faulty: LeftAlone[] = [];
  const unread = new Set<DatasetId>();
  const own: PublicationDataset[] = [];
  for (const dataset of publication.datasets) {
    if (dataset.clearance === null || takedowns.down.has(dataset.id) || frozen.has(dataset.id)) continue;
    const known = full ? null : fromReceipt(dataset, portal.id, sourceOf, run.today);
    if (known !== null) {
      entries.push(known);
      unread.add(dataset.id);
    } else if (!(await isWorkOfOthers(dataset, portal.id, run))) own.push(dataset);
  }
  for (const read of await readEntries(own, open, run)) {
    entries.push(...read.entries);
    faulty.push(...read.faulty);
  }
  if (portal.capabilities.private)
    entries.push(...previews.flatMap(({ dataset }) => translated(dataset, open)));
  return { entries, faulty, unread, sourceOf };
}

/** The same, with these datasets read that had not been. */
export async function withRead(
  { entries, faulty, unread, sourceOf }: Desired,
  ids: ReadonlySet<DatasetId>,
  open: OpenPortal,
  run: Run,
): Promise<Desired> {
  const isReplaced = ({ dataset, pullRequest }: DesiredEntry) =>
    pullRequest === undefined && ids.has(dataset);
  const wanted = run.publication.datasets.filter(({ id }) => ids.has(id));
  const read = await readEntries(wanted, open, run);
  return {
    entries: [...entries.filter((entry) => !isReplaced(entry)), ...read.flatMap((each) => each.entries)],
    faulty: [...faulty, ...read.flatMap((each) => each.faulty)],
    unread: new Set([...unread].filter((id) => !ids.has(id))),
    sourceOf,
  };
}

type Read = Pick<Desired, 'entries' | 'faulty'>;

/** One after the other, so that one is held in memory at a time; what has to be waited for is read before. */
async function readEntries(
  datasets: readonly PublicationDataset[],
  open: OpenPortal,
  run: Run,
): Promise<Read[]> {
  await readElsewhere(datasets, run.now);
  const read: Read[] = [];
  for (const dataset of datasets) read.push(await readEntry(dataset, open, run));
  return read;
}

/** Empty before its release date, and where the portal does not want it. What is retired shows no data, so that none is missed. */
async function readEntry(dataset: PublicationDataset, open: OpenPortal, run: Run): Promise<Read> {
  const { published, fault } = await dataset.read();
  if (published === null) {
    const reason = { id: 'dataset-unreadable', params: { dataset: dataset.id } };
    return { entries: [], faulty: [{ name: dataset.id, dataset: dataset.id, reason, refused: true }] };
  }
  const isDue = (published.metadata.release_date ?? '') <= run.today;
  const entries = isDue ? translated(published, open) : [];
  if (fault === null) return { entries, faulty: [] };
  const [retired, shown] = [true, false].map((state) => entries.filter((entry) => entry.retired === state));
  const faulty = (shown ?? []).map(
    ({ name, dataset }): LeftAlone => ({
      name,
      dataset,
      reason: { id: fault.id, params: { ...fault.params, dataset } },
      refused: true,
    }),
  );
  return { entries: retired ?? [], faulty };
}

function translated(dataset: PublishedDataset, { portal, settings }: OpenPortal): DesiredEntry[] {
  return admits(settings, dataset.id, dataset.metadata) ? [desiredEntry(portal, dataset, digestOf)] : [];
}

/** null where something has changed since, or the day has come on which an announced retirement is in force. */
function fromReceipt(
  dataset: PublicationDataset,
  portal: string,
  sourceOf: SourceOf,
  today: string,
): DesiredEntry | null {
  const shown = dataset.receipts[portal]?.shown;
  if (shown === undefined || shown.source !== sourceOf(dataset)) return null;
  if (shown.until !== undefined && shown.until <= today) return null;
  const { name, retired, recordDigest, dataDigest } = shown;
  return { name, dataset: dataset.id, visibility: 'public', retired, recordDigest, dataDigest, record: null };
}

/**
 * Another shard brings it in line, and this one need not read it: it is new to the portal or signed anew, so that it does
 * not count against the plan either. What was shown before and differs now is read by every shard, to be counted.
 */
async function isWorkOfOthers(
  dataset: PublicationDataset,
  portal: string,
  { options: { shard } }: Run,
): Promise<boolean> {
  if (shard === undefined || isTold(dataset, portal)) return false;
  const name = dataset.receipts[portal]?.shown?.name ?? (await dataset.identifier());
  return name !== null && !isMine(name, shard);
}

/** The page also says who signed it: the same content signed once more is something new to tell. */
export function isTold({ digest, clearance, receipts }: PublicationDataset, portal: string): boolean {
  const receipt = receipts[portal];
  return (
    receipt?.digest === digest && clearance !== null && Date.parse(receipt.at) >= Date.parse(clearance.at)
  );
}
