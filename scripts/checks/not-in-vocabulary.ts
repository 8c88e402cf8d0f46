import type { Metadata } from '../model/dataset.ts';
import type { Check } from './check.ts';
import { at } from './report.ts';

/** Metadata field, its pointer, and the vocabulary it must come from. */
const FIELDS: [pointer: string, vocabulary: string, read: (metadata: Metadata) => string[]][] = [
  ['/license', 'licenses', (metadata) => [metadata.license]],
  ['/frequency', 'frequencies', (metadata) => [metadata.frequency]],
  ['/collected', 'frequencies', (metadata) => (metadata.collected === undefined ? [] : [metadata.collected])],
  ['/theme', 'themes', (metadata) => [metadata.theme]],
  ['/coverage/spatial/granularity', 'granularities', (metadata) => [metadata.coverage.spatial.granularity]],
  ['/type', 'dcmi-types', (metadata) => [metadata.type]],
  ['/language', 'languages', (metadata) => metadata.language],
];

export const notInVocabulary: Check = {
  id: 'not-in-vocabulary',
  why: 'Lists make datasets findable together: one spelling for each licence, frequency and theme.',
  run: ({ head, policy }) => {
    const metadata = head.metadata.value;
    if (metadata === null) return [];
    return FIELDS.flatMap(([pointer, vocabulary, read]) => {
      const terms = policy.vocabularies[vocabulary];
      if (terms === undefined) return [];
      return read(metadata)
        .filter((value) => !terms.some(({ id }) => id === value))
        .map((value) =>
          at(head.metadata, pointer, 'not-in-vocabulary', {
            field: pointer.slice(1).replaceAll('/', '.'),
            value,
            vocabulary,
            allowed: terms.map(({ id }) => id),
          }),
        );
    });
  },
  examples: {
    passes: [{ title: 'terms of the lists' }],
    fails: [
      {
        title: 'a licence that is not open',
        metadata: { license: 'All rights reserved' },
        params: { field: 'license' },
      },
    ],
  },
};
