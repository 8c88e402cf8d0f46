import { type DatasetReport, datasetJudge } from '../../derive/check.ts';
import { type LaneChoice, laneOf } from '../../derive/lane.ts';
import { readDataset } from '../../gather/dataset.ts';
import type { FetchUrl } from '../../gather/fetch-url.ts';
import { overlaidTree } from '../../gather/overlaid-tree.ts';
import type { Tree } from '../../gather/tree.ts';
import { sha256 } from '../../ledger/digest.ts';
import { cityDate } from '../../model/city-date.ts';
import type { DatasetVersion } from '../../model/dataset.ts';
import type { Facts } from '../../model/facts.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { withNewData } from '../../plan/metadata-edit.ts';

/** The new data: what takes the place of a file of the folder, or whatever the address in metadata.yml gives now. */
export type NewData = { path: string; content: Uint8Array } | { fetchUrl: FetchUrl };

export interface RefreshRequest {
  facts: Facts;
  tree: Tree;
  id: DatasetId;
  /** As it lies in the tree; its metadata.yml can be read. */
  before: DatasetVersion;
  data: NewData;
}

/** What a refresh would write, and what is to be said of it. */
export interface Refresh {
  /** Written is only what is new: a table, other than before, beside a metadata.yml that has lines to set. */
  outcome: 'new' | 'same' | 'unreadable' | 'one-line';
  /** As far as the folder tells: the gate compares with the main branch, and with what was last signed by all. */
  choice: LaneChoice;
  report: DatasetReport;
  /** null where data cannot be read: that of before, once something else is at its address. */
  rows: { before: number | null; after: number | null };
  /** New contents by path, in the order in which they are to be written. */
  files: ReadonlyMap<string, Uint8Array>;
}

/** Writes nothing. */
export async function prepareRefresh(request: RefreshRequest): Promise<Refresh> {
  const { facts, tree, id, before, data } = request;
  const fetched =
    'fetchUrl' in data ? await readDataset(tree, id, { profile: true, fetchUrl: data.fetchUrl }) : null;
  const digest = 'content' in data ? sha256(data.content) : fetched?.profile?.sha256;
  const metadata = digest === undefined ? null : await editedMetadata(request, digest);
  // Metadata first: stopped in between, the data is still the old one, and the same command does all of it.
  const files = new Map<string, Uint8Array>();
  if (metadata !== null) files.set(before.metadata.path, metadata);
  if ('content' in data) files.set(data.path, data.content);

  const after = await readDataset(overlaidTree(tree, files), id, { profile: true, fetchUrl: null });
  const seen = fetched ?? after;
  const { findings, ...report } = datasetJudge(facts)({ id, base: before, head: seen });
  const outcome = outcomeOf(before, seen, digest, metadata !== null);
  return {
    outcome,
    choice: laneOf({ kind: 'dataset', id, change: { id, base: before, head: after } }, facts.policy),
    // The digest that is declared is about to be another.
    report: { ...report, findings: findings.filter((finding) => finding.id !== 'distribution-digest') },
    rows: { before: before.profile?.rows ?? null, after: seen?.profile?.rows ?? null },
    files: outcome === 'new' ? files : new Map(),
  };
}

async function editedMetadata(
  { facts, tree, before }: RefreshRequest,
  digest: string,
): Promise<Uint8Array | null> {
  const [entry] = await tree.find(before.metadata.path);
  if (entry === undefined) return null;
  const edited = withNewData(new TextDecoder().decode(await tree.read(entry)), {
    today: cityDate(facts.now, facts.policy.governance.city.time_zone),
    before: before.metadata.value?.distribution.sha256,
    after: digest,
  });
  return edited === null ? null : new TextEncoder().encode(edited);
}

function outcomeOf(
  before: DatasetVersion,
  after: DatasetVersion | null,
  digest: string | undefined,
  isEdited: boolean,
): Refresh['outcome'] {
  if (after === null || after.profile === null || after.profile.columns.length === 0) return 'unreadable';
  const declared = before.metadata.value?.distribution.sha256?.toLowerCase();
  if (digest === (before.profile?.sha256 ?? declared)) return 'same';
  return isEdited ? 'new' : 'one-line';
}
