import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const named = (what: string, names: Params[string] | undefined): string =>
  Array.isArray(names) && names.length > 0 ? `${what} ${listed(names)}` : '';

/** What is said of a new version beside the published one. */
export const driftChecks: Record<string, Sentence> = {
  'rows-lost': {
    expected: (p) => `about ${text(p.before)} rows, as published`,
    found: (p) => `${text(p.now)}, ${text(p.lost)} fewer`,
    fix: () => 'check that the export is complete; if rows had to go, say why in the pull request.',
  },
  'schema-drift': {
    expected: () => 'the columns that are published, for the programs that read them',
    found: (p) =>
      [
        named('removed', p.removed),
        named('added', p.added),
        named('another type for', p.retyped),
        p.reordered === true ? 'another order' : '',
      ]
        .filter(Boolean)
        .join('; '),
    fix: () => 'keep names and types where you can; where not, tell users what changes and when.',
  },
};
