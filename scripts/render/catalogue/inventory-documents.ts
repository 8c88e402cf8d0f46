import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** What reading a department's inventory.csv can find. */
export const inventoryDocuments: Record<string, Sentence> = {
  'csv-syntax': {
    expected: () => 'rows of comma-separated cells',
    found: (p) =>
      p.reason === 'quote-not-closed'
        ? 'a quotation mark that is never closed'
        : p.reason === 'quote-inside'
          ? 'a quotation mark in the middle of a cell'
          : 'something else on this line',
    fix: () =>
      'put a cell that contains a comma or a quotation mark in quotation marks, and write each one inside it twice ("").',
  },
  'inventory-header': {
    expected: (p) => `the first line ${[p.expected].flat().join(',')}`,
    found: (p) => (listed(p.found) === 'nothing' ? 'none' : listed(p.found)),
    fix: () =>
      'copy the first line from another department; the columns stand in this order, separated by commas.',
  },
  'inventory-row-length': {
    expected: (p) => `${text(p.expected)} cells in every row`,
    found: (p) => text(p.found),
    fix: () => 'put a cell that contains a comma in quotation marks, and keep the comma of a blank cell.',
  },
  'blank-cell': {
    expected: (p) => `something under ${text(p.field)}`,
    found: () => 'a blank',
    fix: () => 'fill it in.',
  },
  'inventory-repeated': {
    expected: (p) => `${text(p.dataset)} once`,
    found: (p) => `it again (first in line ${text(p.first)})`,
    fix: () => 'keep one of the two rows.',
  },
  'inventory-level-3': {
    expected: () => 'the status withheld for security level 3',
    found: (p) => `${text(p.status)} for ${text(p.dataset)}`,
    fix: () => 'set the status to withheld and give the reason; data restricted by law is never published.',
  },
  'inventory-reason-missing': {
    expected: (p) => `a reason, because ${text(p.dataset)} is ${text(p.status)}`,
    found: () => 'none',
    fix: () => 'say why under reason, in a sentence that residents can read.',
  },
  'inventory-date-missing': {
    expected: (p) => `a date under planned for ${text(p.dataset)}`,
    found: () => 'none',
    fix: () => 'write the day on which it is to be published, such as 2026-03-31.',
  },
};
