import type { Check } from './check.ts';
import { at } from './report.ts';

/** The playbook asks who collects it, how, why and for which programme: that takes about this many words. */
const FEWEST_WORDS = 20;

export const descriptionThin: Check = {
  id: 'description-thin',
  why: 'The description is all that most residents read: who collects the data, how, why, and under which programme.',
  run: ({ head }) => {
    const metadata = head.metadata.value;
    if (metadata === null) return [];
    const words = metadata.description.split(/\s+/).filter((word) => word !== '').length;
    return words >= FEWEST_WORDS
      ? []
      : [at(head.metadata, '/description', 'description-thin', { words, fewest: FEWEST_WORDS }, 'warning')];
  },
  examples: {
    passes: [{ title: 'two full sentences' }],
    fails: [{ title: 'three words', metadata: { description: 'Weather of Arroyo' }, params: { words: 3 } }],
  },
};
