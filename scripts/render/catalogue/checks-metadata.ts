import { partNames } from '../part-names.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

/** What is said of metadata.yml and of the files in the folder. */
export const metadataChecks: Record<string, Sentence> = {
  'columns-mismatch': {
    expected: () => 'the columns of metadata.yml to be those of the file, in the same order',
    found: (p) =>
      [
        Array.isArray(p.missing) && p.missing.length > 0 ? `no description of ${listed(p.missing)}` : '',
        Array.isArray(p.surplus) && p.surplus.length > 0
          ? `${listed(p.surplus)} which the file does not have`
          : '',
      ]
        .filter(Boolean)
        .join(', and ') || 'another order',
    fix: () => 'describe each column of the file once, in the order of its header.',
  },
  'column-undescribed': {
    expected: (p) => `a description of column '${text(p.column)}' that explains it`,
    found: () => 'none, or only its name again',
    fix: () => 'say in a sentence what it means, for somebody who has never seen it.',
  },
  'key-unknown': {
    expected: (p) => `one of the columns ${listed(p.columns)}`,
    found: (p) => `'${text(p.column)}'`,
    fix: () => 'name a column as it is written in the header.',
  },
  'description-thin': {
    expected: (p) => `a description of at least ${text(p.fewest)} words`,
    found: (p) => `${text(p.words)}`,
    fix: () => 'say who collects it, how, why and under which programme.',
  },
  'not-in-vocabulary': {
    expected: (p) => `${text(p.field)} to be one of ${listed(p.allowed)}`,
    found: (p) => `'${text(p.value)}'`,
    fix: (p) => `choose a term of checklists/vocabularies/${text(p.vocabulary)}.yml.`,
  },
  'dates-disagree': {
    expected: (p) => `a date no earlier than ${text(p.earlier)}`,
    found: (p) => text(p.later),
    fix: () => 'correct one of the two dates.',
  },
  'staff-email': {
    expected: (p) => `a work e-mail address (${listed(p.domains)}) in ${text(p.field)}`,
    found: () => 'another one',
    fix: () => 'use an address of the city, best one that several people read.',
  },
  'identifier-changed': {
    expected: (p) => `the identifier '${text(p.before)}'`,
    found: (p) => `'${text(p.now)}'`,
    fix: () =>
      'keep the identifier: it is part of the published address. A new dataset is named as its folder.',
  },
  'access-not-public': {
    expected: () => "access_level 'public'",
    found: (p) => `'${text(p.level)}'`,
    fix: () => 'list what is not public in the department’s inventory.csv instead.',
  },
  'restricted-by-law': {
    expected: () => 'a security level that may be published',
    found: (p) => `level ${text(p.level)}, restricted by law`,
    fix: () =>
      'remove the folder from this pull request and list the dataset in inventory.csv with its reason.',
  },
  'agreement-missing': {
    expected: (p) => `'agreement:' beside security level ${text(p.level)}`,
    found: () => 'none',
    fix: () => 'name the data use agreement, or write why none is needed.',
  },
  'retirement-notice': {
    expected: (p) => `at least ${text(p.fewest)} days between notice and retirement`,
    found: (p) => `${text(p.days)}`,
    fix: () => 'tell users first, and retire it later.',
  },
  'pattern-unusable': {
    expected: (p) => `a pattern for '${text(p.column)}' that can be tried on every cell`,
    found: () => 'one that does not compile, or that repeats a repeat, looks around or refers back',
    fix: () =>
      "write it plainly, such as '[A-Z]{2}-\\d{4}'; list allowed values under enum: instead if they are few.",
  },
  'unexpected-file': {
    expected: () => 'metadata.yml, checklist.yml, the data file and README.md only',
    found: (p) => `'${text(p.name)}'`,
    fix: (p) =>
      /\.(xlsx?|xlsm|ods|numbers)$/i.test(text(p.name))
        ? 'save its table as "CSV UTF-8" over the data file, and remove the spreadsheet.'
        : 'remove the file; describe it in README.md if readers need what it says.',
  },
  'executable-file': {
    expected: () => 'a plain file',
    found: () => 'one that is marked as a program',
    fix: () => 'upload the file again in the browser, or have the mark removed (chmod 644).',
  },
  'retirement-mixed': {
    expected: () => 'a retirement that changes nothing else, since fewer people look at it',
    found: (p) => `that ${partNames(p.parts)} changed as well`,
    fix: () =>
      'take that out of this pull request; what is to change before the last day goes into one of its own.',
  },
  'folder-deleted': {
    expected: () => 'published data to stay',
    found: (p) => `the folder of ${text(p.dataset)} deleted`,
    fix: () => 'restore the folder and add retired: to its metadata.yml.',
  },
};
