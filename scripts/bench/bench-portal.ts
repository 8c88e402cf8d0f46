import type { DesiredEntry } from '../model/plan.ts';
import { createMemoryPortal, type MemoryEntry } from '../portals/memory/portal.ts';
import type { OpenData, Portal } from '../portals/types.ts';

/** A portal of the bench, which counts what it is asked. */
export interface BenchPortal {
  id: string;
  /** What stands behind it, and what is counted; for people. */
  about: string;
  /** As a new process would have it. */
  connect(): Portal;
  /** What it was asked since the bench began. */
  calls(): number;
  /** Puts everything there at once, as if it had been published before; absent: it is published, and that is measured. */
  seed?(desired: readonly DesiredEntry[], open: OpenData): Promise<void>;
  /** It can be written to as well. */
  takesChanges: boolean;
}

/** Entries on one page of a portal's listing. */
const PAGE = 1000;

/** Nothing but the reconciliation itself, counted as if it were asked over a network: each page, each change, each look. */
export function memoryBench(): BenchPortal {
  const entries = new Map<string, MemoryEntry>();
  let calls = 0;
  const counted = <A extends unknown[], T>(
    work: (...args: A) => Promise<T>,
  ): ((...args: A) => Promise<T>) => {
    return (...args) => {
      calls += 1;
      return work(...args);
    };
  };
  return {
    id: 'memory',
    about: 'portal in memory',
    calls: () => calls,
    takesChanges: true,
    connect: () => {
      const portal = createMemoryPortal('memory', entries);
      return {
        ...portal,
        list: async () => {
          const all = await portal.list();
          calls += Math.max(1, Math.ceil(all.length / PAGE));
          return all;
        },
        write: counted(portal.write),
        commit: counted(portal.commit),
        observe: counted(portal.observe),
      };
    },
  };
}
