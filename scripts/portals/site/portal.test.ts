import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePortal, type PortalBench } from '../contract.ts';
import { createSitePortal } from './portal.ts';
import { directoryStore } from './store/directory.ts';
import { gitBranchStore } from './store/git-branch.ts';
import type { NextFile, TreeStore } from './store/tree-store.ts';

const city = { name: 'City of Arroyo', url: 'https://arroyo.example' };
const FOREIGN = '<p>Made by hand</p>';

describePortal('site in a directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-site-'));
  const [site, preview] = [join(folder, 'site'), join(folder, 'preview')];
  return {
    connect: (onEffect) => connect(directoryStore(site), directoryStore(preview), onEffect),
    addForeign: async (name) => {
      mkdirSync(join(site, 'datasets', name), { recursive: true });
      writeFileSync(join(site, 'datasets', name, 'index.html'), FOREIGN);
    },
    foreign: async (name) => readFileSync(join(site, 'datasets', name, 'index.html'), 'utf8'),
    close: async () => rmSync(folder, { recursive: true }),
  };
});

describePortal('site on git branches', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-site-'));
  const remote = join(folder, 'remote.git');
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet', '--bare', remote);
  const clone = join(folder, 'clone');
  git('clone', '--quiet', remote, clone);
  return {
    connect: (onEffect) => {
      const branch = (name: string) => gitBranchStore({ clone, remote: 'origin', branch: name });
      return connect(branch('site'), branch('preview'), onEffect, false);
    },
    addForeign: async (name) => {
      const work = join(folder, 'by-hand');
      rmSync(work, { recursive: true, force: true });
      git('clone', '--quiet', remote, work);
      const there = git('-C', work, 'branch', '--remotes', '--list', 'origin/site').trim() !== '';
      git('-C', work, 'checkout', '--quiet', ...(there ? ['site'] : ['--orphan', 'site']));
      mkdirSync(join(work, 'datasets', name), { recursive: true });
      writeFileSync(join(work, 'datasets', name, 'index.html'), FOREIGN);
      git('-C', work, 'add', '.');
      git(
        '-C',
        work,
        '-c',
        'user.name=Ann',
        '-c',
        'user.email=ann@arroyo.example',
        'commit',
        '--quiet',
        '--message=By hand',
      );
      git('-C', work, 'push', '--quiet', 'origin', 'site');
    },
    foreign: async (name) => git('-C', remote, 'show', `site:datasets/${name}/index.html`),
    close: async () => rmSync(folder, { recursive: true }),
  };
});

function connect(
  site: TreeStore,
  preview: TreeStore,
  onEffect: Parameters<PortalBench['connect']>[0],
  eachFile = true,
) {
  const interrupt = (store: TreeStore) =>
    onEffect === undefined ? store : interrupted(store, onEffect, eachFile);
  return createSitePortal({
    id: 'site',
    city,
    publicStore: interrupt(site),
    previewStore: interrupt(preview),
  });
}

/** Calls before everything that is kept, for a store that places files one by one also before each of them. */
function interrupted(store: TreeStore, onEffect: () => void, eachFile: boolean): TreeStore {
  return {
    ...store,
    receive: async (bytes) => {
      onEffect();
      return store.receive(bytes);
    },
    publish: async (base, next, about) => {
      onEffect();
      await store.publish(base, eachFile ? new Interrupted(next, onEffect) : next, about);
    },
  };
}

class Interrupted extends Map<string, NextFile> {
  readonly #onEffect: () => void;

  constructor(files: ReadonlyMap<string, NextFile>, onEffect: () => void) {
    super();
    this.#onEffect = onEffect;
    for (const [path, file] of files) this.set(path, file);
  }

  override *[Symbol.iterator](): MapIterator<[string, NextFile]> {
    for (const entry of super.entries()) {
      this.#onEffect();
      yield entry;
    }
  }
}
