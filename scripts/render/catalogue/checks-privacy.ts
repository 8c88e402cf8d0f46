import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
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
};
