import type { Check } from './check.ts';
import { at } from './report.ts';

export const accessRights: Check = {
  id: 'access-not-public',
  why: 'The portal shows what is public. Anything else must say on what terms (DCAT-US, rights), and is not published here.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    return metadata === null || metadata.access_level === 'public'
      ? []
      : [at(head.metadata, '/access_level', 'access-not-public', { level: metadata.access_level })];
  },
  examples: {
    passes: [{ title: 'public' }],
    fails: [
      {
        title: 'restricted',
        metadata: { access_level: 'restricted public' },
        params: { level: 'restricted public' },
      },
    ],
  },
};
