import type { Check } from './check.ts';
import { at } from './report.ts';

export const agreementMissing: Check = {
  id: 'agreement-missing',
  why: 'Level 2 data is shared with somebody or watched by somebody: there is an agreement, or a recorded reason why none is needed.',
  run: ({ head, policy }) => {
    const metadata = head.metadata.value;
    if (
      metadata === null ||
      policy.governance.levels[String(metadata.security_level)]?.outcome !== 'agreement'
    )
      return [];
    return (metadata.agreement ?? '').trim() === ''
      ? [at(head.metadata, '/security_level', 'agreement-missing', { level: metadata.security_level })]
      : [];
  },
  examples: {
    passes: [
      {
        title: 'level 2 with its agreement',
        metadata: { security_level: 2, agreement: 'Data use agreement 2026-14 with the water district' },
      },
    ],
    fails: [{ title: 'level 2 without', metadata: { security_level: 2 }, params: { level: 2 } }],
  },
};
