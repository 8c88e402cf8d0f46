import { applyPortalPlan } from '../apply/portal.ts';
import { planPortal } from '../plan/portal.ts';
import { seedEntries } from '../portals/socrata/scratch-entries.ts';
import { socrataBench as scratchDomain } from '../portals/socrata/scratch-portal.ts';
import type { BenchPortal } from './bench-portal.ts';

/** The Socrata adapter against the emulator, in this process: its HTTP requests, without a network between them. */
export function socrataBench(): BenchPortal {
  const domain = scratchDomain();
  let calls = 0;
  const connect = () =>
    domain.connect({
      before: () => {
        calls += 1;
      },
    });
  return {
    id: 'socrata',
    about: 'Socrata adapter and emulator, HTTP requests',
    calls: () => calls,
    takesChanges: true,
    connect,
    seed: async (desired, open) => {
      const first = connect();
      const plan = planPortal('socrata', desired.slice(0, 1), await first.list(), { signed: new Set() });
      await applyPortalPlan(plan, first, open);
      seedEntries(domain, desired.slice(1));
    },
  };
}
