import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PortalOutage } from '../../types.ts';
import { directoryStore } from './directory.ts';
import { gitBranchStore } from './git-branch.ts';
import { blobId, type NextFile, PLAIN_FILE, TreeMoved, type TreeStore } from './tree-store.ts';

const AT = { at: '2026-10-01T16:20:00Z', message: 'A publication' };
const texts = (files: Record<string, string>) =>
  new Map<string, NextFile>(Object.entries(files).map(([path, text]) => [path, { text }]));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

function cloneOf(remote: string): TreeStore {
  const clone = mkdtempSync(join(folder, 'clone-'));
  git('clone', '--quiet', remote, clone);
  return gitBranchStore({ clone, remote, branch: 'site' });
}

function remoteStore(): () => TreeStore {
  const remote = join(folder, 'remote.git');
  git('init', '--quiet', '--bare', remote);
  return () => cloneOf(remote);
}

describe.each([
  ['a directory', () => () => directoryStore(join(folder, 'tree'))],
  ['a git branch', remoteStore],
])('%s', (_, makeStores) => {
  test('gives back what was published, bytes and folders', async () => {
    const store = makeStores()();
    expect(await store.snapshot()).toEqual({ revision: '', files: new Map() });
    const blob = await store.receive(bytes([0, 255, 10, 13]));
    const next = texts({ 'index.html': 'ä', 'a/b/c.txt': 'deep', 'a/b.txt': '' }).set('data.bin', {
      blob,
      mode: PLAIN_FILE,
    });
    await store.publish(await store.snapshot(), next, AT);

    const snapshot = await store.snapshot();
    expect([...snapshot.files.keys()]).toEqual(['a/b.txt', 'a/b/c.txt', 'data.bin', 'index.html']);
    expect(await store.readTexts(snapshot, ['a/b.txt', 'index.html', 'missing', 'a/b/c.txt'])).toEqual(
      new Map([
        ['a/b.txt', ''],
        ['index.html', 'ä'],
        ['a/b/c.txt', 'deep'],
      ]),
    );
    expect(await collect(store.open(snapshot, 'data.bin'))).toEqual(Buffer.from([0, 255, 10, 13]));
    expect(store.open(snapshot, 'missing')).toBeNull();
  });

  test('keeps files by their name in the store, and drops those that are left out', async () => {
    const store = makeStores()();
    await store.publish(await store.snapshot(), texts({ keep: 'kept', 'old/file': 'x' }), AT);
    const before = await store.snapshot();
    const kept = before.files.get('keep');
    await store.publish(before, new Map(kept ? [['keep', kept]] : []), AT);
    expect([...(await store.snapshot()).files]).toEqual([['keep', kept]]);
  });

  test('refuses to replace what somebody else has published since', async () => {
    const connect = makeStores();
    const [first, second] = [connect(), connect()];
    const base = await second.snapshot();
    await first.publish(await first.snapshot(), texts({ file: 'first' }), AT);
    await expect(second.publish(base, texts({ file: 'second' }), AT)).rejects.toThrow(TreeMoved);
    const late = await second.snapshot();
    await first.publish(await first.snapshot(), texts({ file: 'third' }), AT);
    await expect(second.publish(late, texts({ file: 'second' }), AT)).rejects.toThrow(TreeMoved);
    const now = await second.snapshot();
    expect(await second.readTexts(now, ['file'])).toEqual(new Map([['file', 'third']]));
  });

  test('passes on what goes wrong with the bytes it receives', async () => {
    const store = makeStores()();
    const broken = async function* (): AsyncIterable<Uint8Array> {
      yield Buffer.from('begin');
      throw new PortalOutage('The source went away.');
    };
    await expect(store.receive(broken())).rejects.toThrow('The source went away.');
  });
});

describe('a git branch', () => {
  test('holds one commit without parents, with the date of what is published', async () => {
    const store = remoteStore()();
    for (const file of ['first', 'second']) await store.publish(await store.snapshot(), texts({ file }), AT);
    expect(git('-C', 'remote.git', 'log', '--format=%an %aI %s', 'site')).toBe(
      'Daylight 2026-10-01T16:20:00+00:00 A publication',
    );
    expect(git('-C', 'remote.git', 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  test('the same files are the same commit: publishing again changes nothing', async () => {
    const connect = remoteStore();
    const store = connect();
    await store.publish(await store.snapshot(), texts({ file: 'x' }), AT);
    const { revision } = await store.snapshot();
    await store.publish(await store.snapshot(), texts({ file: 'x' }), AT);
    await connect().publish({ revision: '', files: new Map() }, texts({ file: 'x' }), AT);
    expect((await store.snapshot()).revision).toBe(revision);
  });

  test('leaves the work tree and the branches of the clone alone', async () => {
    const remote = join(folder, 'remote.git');
    git('init', '--quiet', '--bare', remote);
    const clone = join(folder, 'clone');
    git('clone', '--quiet', remote, clone);
    writeFileSync(join(clone, 'mine.txt'), 'mine');
    const store = gitBranchStore({ clone, remote: 'origin', branch: 'site' });
    await store.publish(await store.snapshot(), texts({ file: 'x' }), AT);
    await store.snapshot();
    expect(git('-C', clone, 'status', '--porcelain')).toBe('?? mine.txt');
    expect(git('-C', clone, 'branch', '--list')).toBe('');
  });

  test('says in one line what is wrong with the remote', async () => {
    const clone = join(folder, 'clone');
    git('init', '--quiet', clone);
    const store = gitBranchStore({ clone, remote: join(folder, 'nowhere.git'), branch: 'site' });
    await expect(store.snapshot()).rejects.toThrow(
      /^git could not read .*nowhere\.git \(.+\)\. Check the address and the token, then run again\.$/,
    );
  });

  test('says nothing of a password that stands in the address', async () => {
    git('init', '--quiet', join(folder, 'clone'));
    const remote = 'http://ann:secret@127.0.0.1:9/city.git';
    const store = gitBranchStore({ clone: join(folder, 'clone'), remote, branch: 'site' });
    await expect(store.snapshot()).rejects.toThrow(
      /^git could not read http:\/\/127\.0\.0\.1:9\/city\.git \((?!.*secret)/,
    );
  });

  test('a push that the remote forbids is an outage, not a race', async () => {
    const store = remoteStore()();
    mkdirSync(join(folder, 'remote.git', 'hooks'), { recursive: true });
    writeFileSync(join(folder, 'remote.git', 'hooks', 'pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await expect(store.publish(await store.snapshot(), texts({ file: 'x' }), AT)).rejects.toThrow(
      PortalOutage,
    );
  });
});

describe('a directory', () => {
  test('takes over the lock of a publisher that died, and leaves none', async () => {
    const store = directoryStore(join(folder, 'tree'));
    writeFileSync(join(folder, 'tree.lock'), '7');
    await store.publish(await store.snapshot(), texts({ file: 'x' }), AT);
    expect(readFileSync(join(folder, 'tree', 'file'), 'utf8')).toBe('x');
    expect(existsSync(join(folder, 'tree.lock'))).toBe(false);
  });

  test('lets two publishers work one after the other', async () => {
    const stores = ['a', 'b', 'c'].map(() => directoryStore(join(folder, 'tree')));
    const base = await directoryStore(join(folder, 'tree')).snapshot();
    const results = await Promise.allSettled(
      stores.map((store, index) => store.publish(base, texts({ file: `${index}` }), AT)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      results.filter((result) => result.status === 'rejected' && result.reason instanceof TreeMoved),
    ).toHaveLength(2);
  });

  test('a file that changes to another of the same length is noticed, however soon', async () => {
    const store = directoryStore(join(folder, 'tree'));
    await store.publish(await store.snapshot(), texts({ file: 'one', large: '1'.repeat(2_000_000) }), AT);
    const before = await store.snapshot();
    writeFileSync(join(folder, 'tree', 'file'), 'two');
    writeFileSync(join(folder, 'tree', 'large'), '2'.repeat(2_000_000));
    const now = await store.snapshot();
    for (const path of ['file', 'large']) {
      const text = readFileSync(join(folder, 'tree', path));
      expect(now.files.get(path)?.blob).toBe(blobId(text));
      expect(now.files.get(path)).not.toEqual(before.files.get(path));
    }
  });

  test('a file that is gone once it is to be read is an outage', async () => {
    const store = directoryStore(join(folder, 'tree'));
    await store.publish(await store.snapshot(), texts({ file: 'x' }), AT);
    const snapshot = await store.snapshot();
    rmSync(join(folder, 'tree', 'file'));
    await expect(store.readTexts(snapshot, ['file'])).rejects.toThrow(PortalOutage);
  });

  test('what cannot be written is an outage', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(directoryStore(join(folder, 'file', 'tree')).snapshot()).rejects.toThrow(PortalOutage);
  });
});

async function* bytes(values: number[]): AsyncIterable<Uint8Array> {
  for (const value of values) yield Uint8Array.of(value);
}

async function collect(stream: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream ?? []) parts.push(part);
  return Buffer.concat(parts);
}
