import type { Check } from './check.ts';
import { at } from './report.ts';

export const identifierChanged: Check = {
  id: 'identifier-changed',
  why: 'Published data is permanent: links, citations and harvesters hold on to the identifier.',
  run: ({ dataset, head, base }) => {
    const now = head.metadata.value?.identifier;
    const before = base?.metadata.value?.identifier;
    const folder = dataset.split('/')[1] ?? '';
    if (now === undefined) return [];
    if (before !== undefined && before !== now)
      return [at(head.metadata, '/identifier', 'identifier-changed', { before, now })];
    return before === undefined && now !== folder
      ? [at(head.metadata, '/identifier', 'identifier-changed', { before: folder, now })]
      : [];
  },
  examples: {
    passes: [{ title: 'named as its folder' }],
    fails: [
      { title: 'another name than the folder', metadata: { identifier: 'other' }, params: { now: 'other' } },
    ],
  },
};
