import type { Check } from './check.ts';
import { at } from './report.ts';

export const staffEmail: Check = {
  id: 'staff-email',
  why: 'Stewards change; a private mailbox goes with the person. The city must be able to reach whoever is responsible.',
  run: ({ head, policy }) => {
    const metadata = head.metadata.value;
    if (metadata === null) return [];
    const domains = policy.governance.city.email_domains;
    const addresses: [string, string | undefined][] = [
      ['/contact/email', metadata.contact.email],
      ['/steward/email', metadata.steward.email],
      ['/steward/backup/email', metadata.steward.backup?.email],
    ];
    return addresses
      .filter(
        ([, email]) =>
          email !== undefined && !domains.some((domain) => email.toLowerCase().endsWith(`@${domain}`)),
      )
      .map(([pointer]) =>
        at(head.metadata, pointer, 'staff-email', { field: pointer.slice(1).replaceAll('/', '.'), domains }),
      );
  },
  examples: {
    passes: [{ title: 'work e-mail' }],
    fails: [
      {
        title: 'a private mailbox',
        metadata: { steward: { email: 'sam@mail.example' } },
        params: { field: 'steward.email' },
      },
    ],
  },
};
