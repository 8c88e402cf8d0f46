import type { Check } from './check.ts';
import { inData } from './report.ts';

export const duplicateKey: Check = {
  id: 'duplicate-key-value',
  why: 'The key is what tells rows apart; where it repeats, nobody can refer to a row or bring it up to date.',
  run: ({ head }) => {
    const { profile } = head;
    const key = head.metadata.value?.key ?? [];
    return profile === null || profile.duplicateKeys === 0
      ? []
      : [
          inData(profile.file, profile.duplicateKeyLine, 'duplicate-key-value', {
            key,
            count: profile.duplicateKeys,
          }),
        ];
  },
  examples: {
    passes: [{ title: 'unique keys' }],
    fails: [
      {
        title: 'a key that repeats',
        profile: { duplicateKeys: 2, duplicateKeyLine: 5 },
        params: { count: 2 },
      },
    ],
  },
};
