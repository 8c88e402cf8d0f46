import type { Params } from '../../model/finding.ts';
import { listed, plural, text } from '../words.ts';
import type { Sentence } from './sentence.ts';
import { waived } from './waived.ts';

const found = (p: Params): string =>
  `${text(p.kind)} in column '${text(p.column)}' (${text(p.strength)}; ${text(p.share)} of its values, first on line ${listed(p.lines)})`;

/** What is said of people, secrets and programs in the data: columns, counts and lines, never a value. */
export const privacyChecks: Record<string, Sentence> = {
  'personal-data-found': {
    expected: () => 'no data about a person',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'remove or coarsen the column; if it is no personal data, ask for a waiver with its reason.',
  },
  'secret-found': {
    expected: () => 'no password, token or key',
    found,
    fix: () => 'remove it, and change it where it is used: Git keeps what was pushed.',
  },
  'active-content': {
    expected: () => 'cells that nothing runs',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'export plain values; begin no cell with = or @, and leave markup out.',
  },
  'internal-address-found': {
    expected: () => 'no address of an internal system',
    found: (p) => `${found(p)}${waived(p)}`,
    fix: () => 'remove it, or ask the CISO for a waiver with its reason.',
  },
  'small-groups': {
    expected: (p) => `at least ${text(p.required)} rows that share each combination of ${listed(p.columns)}`,
    found: (p) =>
      `groups of ${text(p.smallest)}; ${plural(p.below, 'row')} in groups that are too small, ${text(p.alone)} alone${p.complete === false ? ` (in the first ${text(p.rows)} rows)` : ''}${waived(p)}`,
    fix: () => 'make bands of ages, three digits of ZIP codes or years of dates, or take a column out.',
  },
  'group-size-claimed': {
    expected: (p) => `the group size that was counted for ${listed(p.columns)}, ${text(p.counted)}`,
    found: (p) => text(p.claimed),
    fix: () => 'answer what was counted, or make the columns coarser.',
  },
  'alike-groups': {
    expected: (p) => `different values of '${text(p.column)}' in each group of ${listed(p.columns)}`,
    found: (p) => `${plural(p.groups, 'group')} of ${text(p.of)} in which all have the same${waived(p)}`,
    fix: () => 'make the groups larger, or take the sensitive column out.',
  },
  'identifier-unlisted': {
    expected: () => 'every column by which somebody could be found on the list',
    found: (p) => `none of ${listed(p.columns)}${waived(p)}`,
    fix: () => 'add them to the answer, and count the smallest group again.',
  },
  'identifying-columns': {
    expected: () => 'no ZIP code, birth date and sex of the same person',
    found: (p) => `${listed(p.columns)}${waived(p)}`,
    fix: () => 'keep the year of birth only, and three digits of the ZIP code.',
  },
  'small-counts': {
    expected: (p) =>
      p.alone === undefined
        ? `no count of people from 1 to 10 in '${text(p.column)}'`
        : 'a second hidden count wherever one is hidden',
    found: (p) =>
      `${p.alone === undefined ? plural(p.cells, 'cell') : `${plural(p.alone, 'row')} with one hidden count, which its total gives away`}${waived(p)}`,
    fix: () =>
      'hide them, and a second one of the same row or column with each; or sum over a longer time or a larger area.',
  },
  'place-finer-than-told': {
    expected: (p) => `places as coarse as the checklist says: ${text(p.told)}`,
    found: (p) =>
      `${plural(p.places, 'different value')} with ${text(p.decimals)} decimals in '${text(p.column)}'${waived(p)}`,
    fix: () => 'answer by the finest place in the file, or take the coordinates out.',
  },
  'precise-places': {
    expected: (p) => `at most three decimals in '${text(p.column)}', which is about people`,
    found: (p) =>
      `${text(p.decimals)}, exact to about ${text(p.metres)} m, in ${plural(p.cells, 'cell')}${waived(p)}`,
    fix: () => 'round to three decimals, or give the middle of the block.',
  },
  'free-text-unread': {
    expected: (p) => `somebody who read '${text(p.column)}' in full`,
    found: (p) => `sentences, and no word of it in the privacy checklist${waived(p)}`,
    fix: () => 'take the column out, or read all of it and answer free-text in the privacy checklist.',
  },
};
