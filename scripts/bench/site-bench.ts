import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSitePortal } from '../portals/site/portal.ts';
import { directoryStore } from '../portals/site/store/directory.ts';
import type { TreeStore } from '../portals/site/store/tree-store.ts';
import type { BenchPortal } from './bench-portal.ts';

/** The site in folders of this machine; `close` removes them. On a branch of Git a process is started for each file besides. */
export function siteBench(): BenchPortal & { close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-bench-site-'));
  let calls = 0;
  const counted = <A extends unknown[], T>(work: (...args: A) => T): ((...args: A) => T) => {
    return (...args) => {
      calls += 1;
      return work(...args);
    };
  };
  const store = (name: string): TreeStore => {
    const real = directoryStore(join(folder, name));
    return {
      snapshot: counted(real.snapshot),
      readTexts: counted(real.readTexts),
      open: counted(real.open),
      receive: counted(real.receive),
      publish: counted(real.publish),
    };
  };
  return {
    id: 'site',
    about: 'site in a folder, reading and writing of files and trees',
    calls: () => calls,
    takesChanges: true,
    connect: () =>
      createSitePortal({
        id: 'site',
        city: { name: 'City of Arroyo', url: 'https://arroyo.example' },
        publicStore: store('site'),
        previewStore: store('preview'),
      }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
