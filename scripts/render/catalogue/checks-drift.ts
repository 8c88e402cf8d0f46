import type { Params } from '../../model/finding.ts';
import { listed, plural, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const named = (what: string, names: Params[string] | undefined): string =>
  Array.isArray(names) && names.length > 0 ? `${what} ${listed(names)}` : '';

/** What is said of a new version beside the published one. */
export const driftChecks: Record<string, Sentence> = {
  'rows-lost': {
    expected: (p) =>
      `about ${text(p.before)} rows, as ${p.since === undefined ? 'published' : `all roles signed in pull request ${text(p.since)}`}`,
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
  'keys-vanished': {
    expected: () => 'the rows that were published, by their keys',
    found: (p) => `about ${text(p.gone)} of them gone`,
    fix: () => 'check that the export is complete and that identifiers have not been given out anew.',
  },
  'codes-changed': {
    expected: (p) => `the codes of '${text(p.column)}' that were published`,
    found: (p) => `${plural(p.added, 'new one')}, ${text(p.gone)} gone`,
    fix: () => 'tell users what the new codes mean; list all codes under enum: so that they are checked.',
  },
  'column-emptied': {
    expected: (p) => `'${text(p.column)}' about as full as published, ${text(p.before)}`,
    found: (p) => text(p.now),
    fix: () => 'check that the source still delivers the column.',
  },
};
