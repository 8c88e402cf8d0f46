import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Octokit } from '@octokit/rest';
import { startForge } from '../../forge/forge.ts';
import type { Forge } from '../../forge/types.ts';
import { readDataset } from '../../gather/dataset.ts';
import { createOctokit } from '../../gather/github/octokit.ts';
import { COMMENT_MARKER } from '../../gather/github/standing.ts';
import { cityFiles, datasetFiles, GOVERNANCE, METADATA } from '../../gather/scratch-city.ts';
import { type Scratch, scratchRepository } from '../../gather/scratch-repository.ts';
import { workTree } from '../../gather/work-tree.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import { createMemoryPortal, type MemoryEntry } from '../../portals/memory/portal.ts';
import type { Portal } from '../../portals/types.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { cleared, overHttp, writeLedger } from './scratch-ledger.ts';

/** A city on a forge, with datasets that the ledger clears and portals in memory, for the tests of publishing. */
export interface ScratchPublishing {
  forge: Forge;
  /** Where the steward works; `main` is pushed. */
  work: Scratch;
  /** As Daylight's App; `fetch` stands in for the network. */
  connection(fetch?: typeof globalThis.fetch): Connection;
  /** Somebody who may see everything. */
  octokit: Octokit;
  /** As somebody who may write: cleo, dana or sam. */
  as(login: string): Octokit;
  /** What the portals hold, by id. */
  entries(portal: string): Map<string, MemoryEntry>;
  portal(id: string, wrap?: (portal: Portal) => Portal): ConfiguredPortal;
  /** Pushes main as it is. */
  push(): Promise<void>;
  /** Pushes another branch, and goes back to main. */
  pushBranch(branch: string): Promise<void>;
  /**
   * Pushes main with a clearance for everything it began with, or for what is named, given at this time by a pull request;
   * returns its number.
   */
  clear(
    at: string,
    meant?: readonly { dataset: string; from?: string }[],
    signedBy?: Record<string, string>,
  ): Promise<number>;
  /** The same by a pull request that changes these files, has the comment that says how it stands, and is merged. */
  merge(at: string, files: Record<string, string>): Promise<number>;
  /** Adds lines to the ledger behind everybody's back. */
  record(...records: LedgerRecord[]): Promise<void>;
  close(): Promise<void>;
}

export const FULL_NAME = 'arroyo/open-data';
/** As a steward writes it. */
const CHECKLIST = `submission:
  row-meaning: One row is one tree
security:
  secrets: no
privacy:
  personal-data: none
`;
const SIGNED_BY = { 'department/parks': 'dana', cdo: 'cleo' };
const CITY = {
  ...GOVERNANCE,
  roles: { ...GOVERNANCE.roles, cdo: { ...GOVERNANCE.roles.cdo, team: undefined, members: ['cleo'] } },
  takedown: { roles: ['cdo'] },
};

export async function scratchPublishing(...datasets: string[]): Promise<ScratchPublishing> {
  const directory = mkdtempSync(join(tmpdir(), 'daylight-publishing-'));
  const forge = await startForge({ directory: join(directory, 'forge') });
  forge.addOrganization('arroyo');
  const ivo = forge.addUser('ivo', { email: 'ivo@arroyo.example' });
  const tokens = new Map(['cleo', 'dana', 'sam'].map((login) => [login, forge.addUser(login)]));
  const { cloneUrl } = await forge.addRepository(FULL_NAME, {
    private: true,
    collaborators: { ivo: 'admin', cleo: 'write', dana: 'write', sam: 'write' },
  });
  const { id, key } = forge.addApp('daylight', FULL_NAME, {
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    deployments: 'write',
    statuses: 'write',
    members: 'read',
    metadata: 'read',
  });
  const token = forge.appToken(id, key);
  const remote = cloneUrl.replace('://', `://ivo:${ivo}@`);
  const work = scratchRepository({
    ...cityFiles(CITY),
    ...Object.assign({}, ...datasets.map((dataset) => folderOf(dataset))),
  });
  const clone = scratchRepository();
  const portals = new Map<string, Map<string, MemoryEntry>>();
  const entries = (portal: string) => {
    const held = portals.get(portal) ?? new Map<string, MemoryEntry>();
    portals.set(portal, held);
    return held;
  };
  const push = async (): Promise<void> =>
    void (await overHttp(work, 'push', '-q', '--force', remote, 'main'));
  const record = (...records: LedgerRecord[]) => writeLedger(work, remote, records);
  const octokit = createOctokit({ token: ivo, baseUrl: forge.apiUrl });
  const everything = datasets.map((dataset) => ({ dataset }));
  const clearAll = async (
    at: string,
    pullRequest: number,
    meant: readonly { dataset: string; from?: string }[] = everything,
    signedBy: Record<string, string> = SIGNED_BY,
  ): Promise<void> => {
    const records: LedgerRecord[] = [];
    for (const each of meant) {
      const read = { profile: false, fetchUrl: null };
      const version = await readDataset(workTree(work.root), each.dataset, read);
      const digest = version?.digest ?? '';
      records.push(...cleared(at, pullRequest, { ...each, digest }, signedBy));
    }
    await record(...records);
  };
  return {
    forge,
    work,
    octokit,
    as: (login) => createOctokit({ token: tokens.get(login) ?? '', baseUrl: forge.apiUrl }),
    connection: (fetch) => ({
      octokit: createOctokit({ token, baseUrl: forge.apiUrl, ...(fetch === undefined ? {} : { fetch }) }),
      repository: { owner: 'arroyo', repo: 'open-data' },
      token,
      url: cloneUrl,
      webUrl: `${forge.url}/${FULL_NAME}`,
      clone: clone.root,
      self: 'daylight[bot]',
    }),
    entries,
    portal: (portal, wrap = (as) => as) => ({
      id: portal,
      settings: { adapter: 'memory', title: portal },
      connect: () => wrap(createMemoryPortal(portal, entries(portal))),
    }),
    push,
    async pushBranch(branch) {
      await overHttp(work, 'push', '-q', remote, branch);
      work.git('checkout', '-qf', 'main');
    },
    async clear(at, meant, signedBy) {
      await push();
      const pullRequest = await openCase(work, remote, octokit);
      await clearAll(at, pullRequest, meant, signedBy);
      return pullRequest;
    },
    async merge(at, files) {
      await push();
      work.git('checkout', '-q', '-b', 'case');
      work.write(files);
      const head = work.commit('Change');
      await overHttp(work, 'push', '-q', '--force', remote, 'case');
      work.git('checkout', '-qf', 'main');
      work.git('branch', '-qD', 'case');
      const where = { owner: 'arroyo', repo: 'open-data' };
      const asked = { ...where, title: 'Change', head: 'case', base: 'main' };
      const { number } = (await octokit.pulls.create(asked)).data;
      const app = createOctokit({ token, baseUrl: forge.apiUrl });
      const body = `${COMMENT_MARKER}\n\nMerged; publishing follows by itself.`;
      await app.issues.createComment({ ...where, issue_number: number, body });
      await octokit.pulls.merge({ ...where, pull_number: number, sha: head });
      await overHttp(work, 'fetch', '-q', remote, 'main');
      work.git('reset', '-q', '--hard', 'FETCH_HEAD');
      await clearAll(at, number);
      return number;
    },
    record,
    async close() {
      await forge.close();
      for (const scratch of [work, clone]) scratch.dispose();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A draft, so that nobody looks at it for a preview. */
async function openCase(work: Scratch, remote: string, octokit: Octokit): Promise<number> {
  const branch = `case-${work.git('rev-parse', '--short', 'HEAD')}`;
  work.git('checkout', '-q', '-b', branch);
  work.commit('Propose');
  await overHttp(work, 'push', '-q', remote, branch);
  work.git('checkout', '-qf', 'main');
  const asked = { title: 'Datasets of the parks', head: branch, base: 'main', draft: true };
  return (await octokit.pulls.create({ owner: 'arroyo', repo: 'open-data', ...asked })).data.number;
}

/** A sound folder whose identifier is its own. */
export function folderOf(dataset: string, data?: string): Record<string, string> {
  const identifier = dataset.split('/')[1] ?? dataset;
  const metadata = { identifier, title: `All ${identifier} of the parks` };
  const files = datasetFiles(dataset, data === undefined ? {} : { data });
  const lines = Object.entries({ ...METADATA, ...metadata }).map(
    ([field, value]) => `${field}: ${JSON.stringify(value)}\n`,
  );
  return {
    ...files,
    [`datasets/${dataset}/metadata.yml`]: lines.join(''),
    [`datasets/${dataset}/checklist.yml`]: CHECKLIST,
  };
}
