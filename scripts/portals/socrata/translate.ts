import type { Column, Metadata } from '../../model/dataset.ts';
import type { Profile } from '../../model/profile.ts';
import { isRetired } from '../desired-entry.ts';
import { isSeparated } from '../separated.ts';
import type { PublishedDataset } from '../types.ts';
import { describe } from './describe.ts';
import type { SocrataColumn, SocrataRecord, SocrataType } from './record.ts';

/** Socrata's ids of the licences that a city may choose. */
const LICENSES: Record<string, string> = {
  'CC0-1.0': 'CC0_10',
  'PDDL-1.0': 'PDDL',
  'public-domain': 'PUBLIC_DOMAIN',
  'CC-BY-4.0': 'CC_40_BY',
  'CC-BY-SA-4.0': 'CC_40_BY_SA',
  'ODC-By-1.0': 'ODC_BY',
  'ODbL-1.0': 'ODBL',
};

const ENCODINGS = {
  'utf-8': 'utf8',
  // What Socrata offers for it.
  'windows-1252': 'iso-8859-1',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
} as const;

/** What the page of a dataset will say. Pure. */
export function translate(dataset: PublishedDataset): SocrataRecord {
  const { metadata, department, city, vocabularies, pullRequest } = dataset;
  const profile = isRetired(dataset) ? null : dataset.profile;
  const suffix = isRetired(dataset)
    ? ' (retired)'
    : pullRequest === undefined
      ? ''
      : ` (preview of pull request ${pullRequest})`;
  const theme = vocabularies.themes?.find(({ id }) => id === metadata.theme)?.label ?? metadata.theme;
  return {
    name: `${metadata.title}${suffix}`,
    description: describe(dataset),
    category: theme,
    tags: [...new Set(metadata.keywords.map((keyword) => keyword.toLowerCase()))].sort(),
    attribution: metadata.publisher,
    attributionLink: department.url ?? city.url,
    licenseId: LICENSES[metadata.license] ?? null,
    written: { title: metadata.title, description: metadata.description, keywords: metadata.keywords },
    ...tableOf(metadata, profile),
  };
}

/** A tombstone keeps its columns and has no rows: its file is a header of our own. */
function tableOf(metadata: Metadata, profile: Profile | null): Pick<SocrataRecord, 'columns' | 'table'> {
  const names = metadata.columns.map(({ name }) => name);
  const header = profile?.header ?? names;
  const fields = fieldNames(names);
  const columns = metadata.columns.map(
    (column, index): SocrataColumn => ({
      fieldName: fields[index] ?? '',
      name: column.title ?? column.name,
      description:
        column.unit === undefined ? column.description : `${column.description} Unit: ${column.unit}.`,
      type: typeOf(column, profile),
      input: header.indexOf(column.name),
    }),
  );
  if (profile === null) return { columns, table: { delimiter: ',', encoding: 'utf8', header } };
  if (!isSeparated({ metadata, profile })) return { columns, table: null };
  const { delimiter, encoding } = profile;
  if (encoding === 'binary' || encoding === 'unknown') return { columns, table: null };
  return { columns, table: { delimiter, encoding: ENCODINGS[encoding], header } };
}

/**
 * Text for everything that Socrata would show otherwise than it stands in the file, and for columns with values that do
 * not fit their type: the reviewers let them pass, and none may be lost.
 */
function typeOf({ name, type, format }: Column, profile: Profile | null): SocrataType {
  const found = profile?.columns.find((column) => column.name === name);
  if (format !== undefined || found?.violations.some(({ constraint }) => constraint === 'type'))
    return 'text';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'checkbox';
  if (type === 'date') return 'calendar_date';
  if (type !== 'datetime') return 'text';
  const zoned = [found?.min ?? '', found?.max ?? ''].map((value) => /(?:Z|[+-]\d\d:?\d\d)$/i.test(value));
  if (zoned[0] !== zoned[1]) return 'text';
  return zoned[0] ? 'date' : 'calendar_date';
}

/** Lower case letters, digits and underscores, no two alike. */
function fieldNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const base = /^[a-z]/.test(plain) ? plain : plain === '' ? `column_${index + 1}` : `_${plain}`;
    let field = base;
    for (let number = 1; taken.has(field); number += 1) field = `${base}_${number}`;
    taken.add(field);
    return field;
  });
}
