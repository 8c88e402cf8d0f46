import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { applyPortalPlan } from '../apply/portal.ts';
import type { Run } from '../cli/publish/begin.ts';
import type { OpenPortal } from '../cli/publish/open-portal.ts';
import { planOn } from '../cli/publish/plan-on.ts';
import { shownEntry } from '../cli/publish/record.ts';
import { gatherPublication } from '../gather/github/publish.ts';
import { appendLines } from '../ledger/chain.ts';
import { GENESIS_FILE, PUBLISHED_FILE } from '../ledger/paths.ts';
import type { LedgerRecord } from '../model/ledger.ts';
import { createMemoryPortal, type MemoryEntry } from '../portals/memory/portal.ts';
import type { Portal } from '../portals/types.ts';
import { bigCity } from './big-city.ts';

const DATASETS = 10_000;
/** Entries on one page of a portal's listing. */
const PAGE = 1000;
const NOW = '2026-11-23T12:00:00.000Z';

export interface Reconciled {
  what: string;
  /** Of the portal: pages of its listing, changes, making them live, reading them back. */
  calls: number;
  changes: number;
  read: number;
  ms: number;
}

/** A city of 10,000 datasets against a portal of 10,000 entries: all new, nothing to do, one dataset changed. */
export async function benchReconcile(): Promise<Reconciled[]> {
  const root = bigCity(DATASETS);
  try {
    const entries = new Map<string, MemoryEntry>();
    await vouch(root);
    const first = await reconcile('all of them new', root, entries);
    const quiet = await reconcile('nothing to do', root, entries);
    writeFileSync(join(root, 'datasets/environment/trees-7/README.md'), '# Trees\n');
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'Describe');
    await vouch(root);
    return [first, quiet, await reconcile('one changed', root, entries)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export function reconciledLine({ what, calls, changes, read, ms }: Reconciled): string {
  const line = `reconcile ${DATASETS} datasets with ${DATASETS} entries, ${what}:`;
  return `${line} ${calls} calls, ${changes} changes, ${read} datasets read, ${(ms / 1000).toFixed(1)} s`;
}

async function reconcile(what: string, root: string, entries: Map<string, MemoryEntry>): Promise<Reconciled> {
  const start = performance.now();
  const count = { calls: 0, read: 0 };
  const portal = paged(createMemoryPortal('site', entries), count);
  const publication = await gatherPublication({ clone: root, now: NOW });
  for (const dataset of publication.datasets) {
    const { read } = dataset;
    dataset.read = () => {
      count.read += 1;
      return read();
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
    publication,
    today: NOW.slice(0, 10),
    previews: [],
    down: new Map(),
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
  };
  const open: OpenPortal = {
    portal,
    settings: { adapter: 'memory', title: 'Open data' },
    existing: await portal.list(),
  };
  const { plan, sourceOf } = await planOn(open, run);
  await applyPortalPlan(plan, portal, publication.open);
  const ms = performance.now() - start;
  const { read, calls } = count;
  const byId = new Map(publication.datasets.map((dataset) => [dataset.id, dataset]));
  const records: LedgerRecord[] = [];
  for (const { kind, dataset, desired } of plan.changes) {
    const known = byId.get(dataset);
    if (desired === null || known === undefined) continue;
    const shown = await shownEntry(known, publication, sourceOf, desired, NOW);
    const about = { kind: 'published', at: NOW, dataset, portal: 'site', action: kind } as const;
    records.push({ ...about, digest: known.digest, commit: publication.commit, ...(shown && { shown }) });
  }
  writeLedger(root, PUBLISHED_FILE, records);
  return { what, calls, changes: plan.changes.length, read, ms };
}

/** As if it were asked over a network: a call for each page, each change, each look. */
function paged(portal: Portal, count: { calls: number }): Portal {
  return {
    ...portal,
    list: async () => {
      const all = await portal.list();
      count.calls += Math.max(1, Math.ceil(all.length / PAGE));
      return all;
    },
    write: (...change) => {
      count.calls += 1;
      return portal.write(...change);
    },
    commit: () => {
      count.calls += 1;
      return portal.commit();
    },
    observe: (...entry) => {
      count.calls += 1;
      return portal.observe(...entry);
    },
  };
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

function writeLedger(root: string, file: string, records: readonly LedgerRecord[]): void {
  const folder = `${root}-ledger`;
  if (git(root, 'branch', '--list', 'ledger') === '') {
    const empty = git(root, 'hash-object', '-t', 'tree', '-w', '/dev/null');
    git(root, 'branch', 'ledger', git(root, 'commit-tree', empty, '-m', 'Begin the ledger'));
  }
  git(root, 'worktree', 'add', '--quiet', folder, 'ledger');
  const standing = git(folder, 'ls-files', file) === '' ? '' : `${git(folder, 'show', `HEAD:${file}`)}\n`;
  writeFileSync(join(folder, file), appendLines(file, standing, records));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Record');
  git(root, 'worktree', 'remove', '--force', folder);
}

function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@arroyo.example', '-c', 'gc.auto=0'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 }).trim();
}
