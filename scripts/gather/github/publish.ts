import { type Clearance, clearancesIn, movesIn, takedownsIn } from '../../ledger/clearance.ts';
import { digestOf } from '../../ledger/digest.ts';
import { folderDigest } from '../../ledger/folder-digest.ts';
import { TAKEDOWNS_FILE } from '../../ledger/paths.ts';
import { publishedIn } from '../../ledger/published-files.ts';
import { newestReceipts } from '../../ledger/receipts.ts';
import type { DatasetVersion, Distribution, Metadata } from '../../model/dataset.ts';
import type { Moves } from '../../model/dataset-moves.ts';
import { DATASETS, folderOf } from '../../model/dataset-path.ts';
import type { Policy } from '../../model/facts.ts';
import type { Finding, Reason } from '../../model/finding.ts';
import type { RoleId } from '../../model/governance.ts';
import type { LedgerRecord, PublishedRecord, TakedownRecord } from '../../model/ledger.ts';
import { Outage } from '../../model/outage.ts';
import type { DatasetId, Instant, Sha256 } from '../../model/vocabulary.ts';
import { parseMetadata } from '../../parse/metadata.ts';
import type { OpenData, PublishedDataset } from '../../portals/types.ts';
import { readDataset } from '../dataset.ts';
import { datasetFolders } from '../dataset-folders.ts';
import { createFetchUrl, type FetchUrl } from '../fetch-url.ts';
import { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { faultOf } from '../kept-elsewhere.ts';
import { listedTree } from '../listed-tree.ts';
import { openDataOf } from '../open-data.ts';
import { requirePolicy } from '../policy.ts';
import { describeDataset } from '../published-dataset.ts';
import type { Tree, TreeEntry } from '../tree.ts';
import { readLedger } from './ledger.ts';
import { readTips, type TipsRequest } from './tips.ts';

export interface PublicationRequest extends TipsRequest {
  /** The clock's time where absent. */
  now?: Instant;
  /** Where people look at the repository, for links to pull requests. */
  webUrl?: string;
  fetchUrl?: FetchUrl;
}

/** All of main as the publisher sees it: what stands there, and what of it the ledger lets be published. */
export interface Publication {
  commit: string;
  policy: Policy;
  /** Broken policy or ledger files; a ledger file with a finding has cleared nothing. */
  findings: Finding[];
  /** Sorted by id. */
  datasets: PublicationDataset[];
  /** The whole ledger, records by file. */
  ledger: ReadonlyMap<string, readonly LedgerRecord[]>;
  /** Every takedown that was ever ordered; it stands while the dataset has no clearance. */
  takedowns: readonly TakedownRecord[];
  moves: Moves;
  /** Where people look at the repository, if pages may say so. */
  repositoryUrl?: string;
  /** metadata.yml as it was written; null where there is none. */
  metadataText(dataset: DatasetId): Promise<string | null>;
  open: OpenData;
}

export interface PublicationDataset {
  id: DatasetId;
  digest: Sha256;
  /** Digest of the folder's listing in Git: the same listing is the same content, told without reading it. */
  listing: Sha256;
  /** null: the ledger holds no complete clearance of this content; it must not be published. */
  clearance: Clearance | null;
  /** The newest receipt for each portal. */
  receipts: Record<string, PublishedRecord>;
  /** Its identifier, without reading the data; null where its metadata cannot be read. */
  identifier(): Promise<string | null>;
  /** Where its data is kept, if not in its folder, without reading it. */
  elsewhere(): Promise<string | null>;
  /** Reads folder and data, once: asked for only where something is to be published. */
  read(): Promise<ReadForPublication>;
}

export interface ReadForPublication {
  version: DatasetVersion;
  published: PublishedDataset | null;
  /** Why its data must not be shown: it is not what was signed. */
  fault: Reason | null;
}

/** Throws `Outage` where branch or ledger cannot be read, `PolicyUnreadable` where the branch has no usable governance.yml. */
export async function gatherPublication(request: PublicationRequest): Promise<Publication> {
  const { clone } = request;
  const tips = await readTips(request);
  const blobs = new GitBlobs(clone);
  const bare = gitTree(clone, tips.commit, blobs);
  const files = await bare.entries(DATASETS);
  const tree = listedTree(bare, files);
  const fetchUrl = request.fetchUrl ?? createFetchUrl();
  const [{ policy, findings }, ledger] = await Promise.all([
    requirePolicy(tree),
    readLedger(clone, tips.ledger, blobs),
  ]);
  refuseUnknownTakedowns(ledger.findings);
  const clearance = clearancesIn(ledger.files, policy.governance.lanes.policy.requires, wardens(policy));
  const receipts = newestReceipts(publishedIn(ledger.files));

  const metadataText = async (dataset: DatasetId): Promise<string | null> => {
    const [entry] = await tree.find(`${folderOf(dataset)}/metadata.yml`);
    return entry === undefined ? null : new TextDecoder().decode(await tree.read(entry));
  };
  const namedIn = async (dataset: DatasetId): Promise<Named> => {
    const text = await metadataText(dataset);
    return namedBy(text === null ? null : parseMetadata('metadata.yml', text).value);
  };
  const datasets: PublicationDataset[] = [];
  for (const [id, entries] of datasetFolders(files)) {
    const known = receipts.get(id) ?? {};
    const listing = digestOf(entries.map(({ path, mode, oid }) => [path, mode, oid]).sort());
    const digest =
      Object.values(known).find(({ shown }) => shown?.listing === listing)?.digest ??
      (await digestOfFolder(tree, folderOf(id), entries));
    const cleared = clearance(id, digest);
    let naming: Promise<Named> | undefined;
    const named = (): Promise<Named> => {
      naming ??= namedIn(id);
      return naming;
    };
    let reading: ReturnType<PublicationDataset['read']> | undefined;
    datasets.push({
      id,
      digest,
      listing,
      clearance: cleared,
      receipts: known,
      identifier: async () => (await named()).identifier,
      elsewhere: async () => (await named()).elsewhere,
      read: () => {
        reading ??= readPublished(tree, policy, { id, entries, clearance: cleared }, fetchUrl, request);
        return reading;
      },
    });
  }
  return {
    commit: tips.commit,
    policy,
    findings: [...findings, ...ledger.findings],
    datasets: datasets.sort((a, b) => (a.id < b.id ? -1 : 1)),
    ledger: ledger.files,
    takedowns: takedownsIn(ledger.files),
    moves: movesIn(ledger.files),
    ...(request.webUrl === undefined ? {} : { repositoryUrl: request.webUrl }),
    metadataText,
    open: openDataOf(tree, fetchUrl),
  };
}

/** Nobody knows what was taken down where somebody changed that file: then nothing is shown rather than too much. */
function refuseUnknownTakedowns(findings: readonly Finding[]): void {
  const broken = findings.find(({ file }) => file === TAKEDOWNS_FILE);
  if (broken !== undefined)
    throw new Outage(
      `Line ${broken.line ?? 1} of ${TAKEDOWNS_FILE} in the ledger is not what was written there, so nothing is published. Restore the file, then run again.`,
    );
}

/** Roles whose people take datasets down, and let them back. */
export function wardens({ governance }: Policy): RoleId[] {
  return governance.takedown?.roles ?? governance.lanes.policy.requires;
}

/** Of a dataset's metadata, what every portal asks for: it is read once, and the rest is not kept. */
interface Named {
  identifier: string | null;
  elsewhere: string | null;
}

function namedBy(metadata: Metadata | null): Named {
  const { path, url }: Partial<Distribution> = metadata?.distribution ?? {};
  return {
    identifier: metadata?.identifier ?? null,
    elsewhere: typeof path !== 'string' && typeof url === 'string' ? url : null,
  };
}

async function digestOfFolder(tree: Tree, folder: string, entries: readonly TreeEntry[]): Promise<Sha256> {
  const files = entries.map(async (entry) => ({
    path: entry.path.slice(folder.length + 1),
    sha256: await tree.digest(entry),
  }));
  return folderDigest(await Promise.all(files));
}

interface Cleared {
  id: DatasetId;
  entries: readonly TreeEntry[];
  clearance: Clearance | null;
}

async function readPublished(
  tree: Tree,
  policy: Policy,
  { id, entries, clearance }: Cleared,
  fetchUrl: FetchUrl,
  { webUrl, now = new Date().toISOString() }: PublicationRequest,
): Promise<ReadForPublication> {
  const version = await readDataset(tree, id, { profile: true, fetchUrl }, entries);
  if (version === null) throw new Error(`${id}: a listed folder has no files`);
  const number = clearance?.pullRequest;
  const address = webUrl === undefined || number === undefined ? {} : { address: `${webUrl}/pull/${number}` };
  const provenance = clearance && { ...clearance, ...address };
  const published = await describeDataset(policy, id, version, tree, {
    visibility: 'public',
    provenance,
    now,
  });
  return { version, published, fault: faultOf(version) };
}
