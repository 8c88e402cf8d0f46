import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { applyPortalPlan } from '../apply/portal.ts';
import type { Run } from '../cli/publish/begin.ts';
import type { OpenPortal } from '../cli/publish/open-portal.ts';
import { planOn } from '../cli/publish/plan-on.ts';
import { shownEntry } from '../cli/publish/record.ts';
import { readTakedowns } from '../cli/publish/takedowns.ts';
import { createFetchUrl } from '../gather/fetch-url.ts';
import { gatherPublication } from '../gather/github/publish.ts';
import { appendLines } from '../ledger/chain.ts';
import { GENESIS_FILE, PUBLISHED_FILE } from '../ledger/paths.ts';
import type { LedgerRecord } from '../model/ledger.ts';
import type { Receipt } from '../model/plan.ts';
import { type BenchPortal, memoryBench } from './bench-portal.ts';
import { bigCity } from './big-city.ts';
import { ckanBench } from './ckan-bench.ts';
import { siteBench } from './site-bench.ts';
import { socrataBench } from './socrata-bench.ts';

const DATASETS = 10_000;
const NOW = '2026-11-23T12:00:00.000Z';

export interface Reconciled {
  /** The portal, and what the calls are. */
  about: string;
  what: string;
  calls: number;
  changes: number;
  /** Datasets of main. */
  read: number;
  ms: number;
}

/** A city of 10,000 datasets against portals of 10,000 entries: all new, nothing to do, one dataset changed. */
export async function* benchReconcile(): AsyncIterable<Reconciled> {
  const root = bigCity(DATASETS);
  const site = siteBench();
  try {
    await vouch(root);
    for (const bench of [memoryBench(), site, ckanBench(), socrataBench()]) {
      // The receipts of one portal are no weight on the next.
      writeLedger(root, PUBLISHED_FILE, [], true);
      const first = await reconcile('all of them new', root, bench);
      if (bench.seed === undefined) yield first;
      yield await reconcile('nothing to do', root, bench);
      if (!bench.takesChanges) continue;
      const file = join(root, 'datasets/environment/trees-7/metadata.yml');
      const metadata = readFileSync(file, 'utf8');
      writeFileSync(file, metadata.replace(/^title: .*$/m, `title: Street trees of the ${bench.id} portal`));
      git(root, 'add', '--all');
      git(root, 'commit', '--quiet', '--message', 'Rename');
      await vouch(root);
      yield await reconcile('one changed', root, bench);
    }
  } finally {
    site.close();
    rmSync(root, { recursive: true, force: true });
  }
}

export function reconciledLine({ about, what, calls, changes, read, ms }: Reconciled): string {
  const line = `reconcile ${DATASETS} datasets with ${DATASETS} entries (${about}), ${what}:`;
  return `${line} ${calls} calls, ${changes} changes, ${read} datasets read, ${(ms / 1000).toFixed(1)} s`;
}

/** One run from main to the portal and back. Where the portal can be seeded, what is new is put there and not published. */
async function reconcile(what: string, root: string, bench: BenchPortal): Promise<Reconciled> {
  const start = performance.now();
  const before = bench.calls();
  let read = 0;
  const portal = bench.connect();
  const publication = await gatherPublication({ clone: root, now: NOW });
  for (const dataset of publication.datasets) {
    const { read: readDataset } = dataset;
    dataset.read = () => {
      read += 1;
      return readDataset();
    };
  }
  const run: Run = {
    connection: {
      octokit: new Octokit(),
      repository: { owner: 'arroyo', repo: 'open-data' },
      token: '',
      url: '',
      webUrl: '',
      clone: root,
      self: '',
    },
    fetchUrl: createFetchUrl(),
    publication,
    today: NOW.slice(0, 10),
    previews: [],
    undecided: new Set(),
    takedowns: await readTakedowns(publication),
    unordered: [],
    frozen: new Set(),
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
  };
  const open: OpenPortal = {
    portal,
    settings: { adapter: bench.id, title: 'Open data' },
    existing: await portal.list(),
  };
  const { plan, desired, sourceOf } = await planOn(open, run);
  const isSeeded = bench.seed !== undefined && open.existing.length === 0;
  if (isSeeded) await bench.seed?.(desired, publication.open);
  else await refuseFailures(applyPortalPlan(plan, portal, publication.open));
  const measured = { calls: bench.calls() - before, read, ms: performance.now() - start };
  const byId = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const records: LedgerRecord[] = [];
  for (const { kind, dataset, desired } of plan.changes) {
    const known = byId.get(dataset);
    if (desired === null || known === undefined) continue;
    const shown = await shownEntry(known, publication, sourceOf, desired, NOW);
    const about = { kind: 'published', at: NOW, dataset, portal: bench.id, action: kind } as const;
    records.push({ ...about, digest: known.digest, commit: publication.commit, ...(shown && { shown }) });
  }
  writeLedger(root, PUBLISHED_FILE, records);
  return { about: bench.about, what, changes: plan.changes.length, ...measured };
}

/** What failed is no measurement. */
async function refuseFailures(receipts: Promise<Receipt[]>): Promise<void> {
  const failed = (await receipts).find(({ outcome }) => outcome !== 'done');
  if (failed !== undefined) throw new Error(`${failed.subject}: ${failed.detail ?? failed.reason?.id ?? ''}`);
}

/** CDO and ITPC vouch for what nobody has signed yet, so that it may be published. */
async function vouch(root: string): Promise<void> {
  const { datasets } = await gatherPublication({ clone: root, now: NOW });
  const unsigned = datasets.filter(({ clearance }) => clearance === null);
  const digests = Object.fromEntries(unsigned.map(({ id, digest }) => [id, digest]));
  const about = { kind: 'genesis', at: NOW, reason: 'measured', datasets: digests } as const;
  writeLedger(root, GENESIS_FILE, [
    { ...about, role: 'cdo', by: 'carmen-cdo' },
    { ...about, role: 'itpc', by: 'ines-itpc' },
  ]);
}

function writeLedger(root: string, file: string, records: readonly LedgerRecord[], anew = false): void {
  const folder = `${root}-ledger`;
  if (git(root, 'branch', '--list', 'ledger') === '') {
    const empty = git(root, 'hash-object', '-t', 'tree', '-w', '/dev/null');
    git(root, 'branch', 'ledger', git(root, 'commit-tree', empty, '-m', 'Begin the ledger'));
  }
  git(root, 'worktree', 'add', '--quiet', folder, 'ledger');
  const isNew = anew || git(folder, 'ls-files', file) === '';
  const standing = isNew ? '' : git(folder, 'show', `HEAD:${file}`);
  const text = appendLines(file, standing === '' ? '' : `${standing}\n`, records);
  writeFileSync(join(folder, file), text);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Record');
  git(root, 'worktree', 'remove', '--force', folder);
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@arroyo.example', '-c', 'gc.auto=0'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 }).trim();
}
