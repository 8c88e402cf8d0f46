import type { Check } from './check.ts';
import { at } from './report.ts';

export const levelThree: Check = {
  id: 'restricted-by-law',
  why: 'Level 3 is restricted by law: it never goes on the portal. It belongs in the inventory, with its reason.',
  run: ({ head, policy }) => {
    const level = head.metadata.value?.security_level;
    const outcome = level === undefined ? undefined : policy.governance.levels[String(level)]?.outcome;
    return outcome === 'never'
      ? [at(head.metadata, '/security_level', 'restricted-by-law', { level: level ?? 3 })]
      : [];
  },
  examples: {
    passes: [{ title: 'level 1' }],
    fails: [{ title: 'level 3', metadata: { security_level: 3 }, params: { level: 3 } }],
  },
};
