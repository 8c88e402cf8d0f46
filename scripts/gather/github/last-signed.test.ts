import { afterEach, expect, test } from 'vitest';
import { appendLines } from '../../ledger/chain.ts';
import type { LastSigned } from '../../model/dataset.ts';
import type { ClearedRecord } from '../../model/ledger.ts';
import { readDataset } from '../dataset.ts';
import { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { datasetFiles } from '../scratch-city.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { lastSigned } from './last-signed.ts';

const trash: Scratch[] = [];
afterEach(() => {
  for (const scratch of trash.splice(0)) scratch.dispose();
});

const ID = 'parks/trees';
const ALL = { 'department/parks': 'lee', cdo: 'cleo', ciso: 'ivo' };
const ROLES = ['department', 'cdo', 'ciso'];

/** A repository with one commit, and a ledger in which it was cleared like this. */
async function found(
  ...cleared: Partial<ClearedRecord>[]
): Promise<{ signed: LastSigned | undefined; commit: string }> {
  const scratch = scratchRepository(datasetFiles(ID));
  trash.push(scratch);
  const commit = scratch.git('rev-parse', 'HEAD');
  const blobs = new GitBlobs(scratch.root);
  try {
    const version = await readDataset(gitTree(scratch.root, commit, blobs), ID, {
      profile: false,
      fetchUrl: null,
    });
    const records = cleared.map(
      (more, i): ClearedRecord => ({
        ...{ kind: 'cleared', at: `2026-03-0${i + 1}T09:00:00Z`, pullRequest: i + 1, dataset: ID },
        ...{ digest: version?.digest ?? '', head: commit, signedBy: ALL },
        ...more,
      }),
    );
    scratch.git('checkout', '-q', '--orphan', 'ledger');
    scratch.git('rm', '-rfq', '.');
    for (const record of records) {
      const file = `pull-requests/${record.pullRequest}.jsonl`;
      scratch.write({ [file]: appendLines(file, '', [record]) });
    }
    const ledger = scratch.commit('Record');
    const remote = { clone: scratch.root, url: scratch.root };
    return { signed: await lastSigned({ remote, ledger, blobs, roles: ROLES }, ID), commit };
  } finally {
    blobs.close();
  }
}

test('the version that all roles signed is found by its commit, and read', async () => {
  const { signed, commit } = await found({});
  expect(signed).toMatchObject({ commit, pullRequest: 1 });
  expect(signed?.profile.rows).toBeGreaterThan(0);
});

test('what the department alone signed is a refresh, and does not move the mark', async () => {
  const { signed } = await found({}, { signedBy: { 'department/parks': 'lee' } });
  expect(signed).toMatchObject({ pullRequest: 1 });
});

test('the newest full review counts, by its time', async () => {
  const { signed } = await found({ at: '2026-05-01T09:00:00+02:00' }, {});
  expect(signed).toMatchObject({ pullRequest: 1 });
});

test('another dataset, a commit that is gone, and content that is not what was signed are none', async () => {
  expect((await found({ dataset: 'parks/benches' })).signed).toBeUndefined();
  expect((await found({ head: 'a'.repeat(40) })).signed).toBeUndefined();
  expect((await found({ digest: '0'.repeat(64) })).signed).toBeUndefined();
});
