import type { Check } from './check.ts';
import { detected, detectionFindings } from './detection.ts';

export const internalAddressFound: Check = {
  id: 'internal-address-found',
  why: 'Names and addresses of internal systems help an attacker and nobody else.',
  waivedBy: 'ciso',
  run: ({ head }) => detectionFindings(head, 'network', 'internal-address-found'),
  examples: {
    passes: [{ title: 'no internal address' }],
    fails: [
      {
        title: 'a server of the intranet',
        profile: { columns: [detected('site', 'internal-address', 'network')] },
        params: { column: 'site' },
      },
    ],
  },
};
