import type { Metadata } from '../../model/dataset.ts';
import type { Vocabularies } from '../../model/governance.ts';
import type { Provenance, PublishedDataset } from '../types.ts';
import { plain } from './words.ts';

/** Further fields of an entry that are ours; the first ones are named as ckanext-dcat reads them. All others are the portal's. */
export const EXTRA_KEYS = [
  'identifier',
  'issued',
  'modified',
  'frequency',
  'language',
  'publisher_name',
  'publisher_email',
  'publisher_url',
  'contact_name',
  'contact_email',
  'temporal_start',
  'temporal_end',
  'theme',
  'access_rights',
  'provenance',
  'spatial_coverage',
  'granularity',
  'contributors',
  'rights',
  'citation',
  'relations',
  'key',
  'source',
  'reviewed_by',
  'review',
] as const;

type ExtraKey = (typeof EXTRA_KEYS)[number];

/** Fields without a value are left out. */
export function extrasOf({
  id,
  metadata,
  department,
  vocabularies,
  provenance,
  pullRequest,
}: PublishedDataset): Record<string, string> {
  const { contact, coverage, source, relations = [], contributors = [] } = metadata;
  const label = (list: string, term: string) => labelOf(vocabularies, list, term);
  const extras: Record<ExtraKey, string | undefined> = {
    identifier: metadata.identifier,
    issued: metadata.issued,
    modified: metadata.modified,
    frequency: label('frequencies', metadata.frequency),
    language: metadata.language.join(', '),
    publisher_name: metadata.publisher,
    publisher_email: department.email,
    publisher_url: department.url,
    contact_name: contact.name,
    contact_email: contact.email,
    temporal_start: coverage.temporal.start,
    temporal_end: endOf(metadata),
    theme: label('themes', metadata.theme),
    access_rights: metadata.access_level,
    provenance: provenance?.address,
    spatial_coverage: coverage.spatial.area,
    granularity: label('granularities', coverage.spatial.granularity),
    contributors: contributors.join('; '),
    rights: metadata.rights,
    citation: metadata.citation,
    relations: relations.map(({ title, url }) => `${title}: ${url}`).join('\n'),
    key: metadata.key.join(', '),
    source: [source.system, source.description, source.url].filter(Boolean).join(' – '),
    reviewed_by: reviewers(provenance),
    review: pullRequest === undefined ? undefined : `${id}, pull request ${pullRequest}`,
  };
  const filled = EXTRA_KEYS.map((key): [string, string] => [key, plain(extras[key] ?? '')]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** A period that goes on has no end. */
function endOf({ coverage }: Metadata): string | undefined {
  return coverage.temporal.end === 'current' ? undefined : coverage.temporal.end;
}

function reviewers(provenance: Provenance | null): string | undefined {
  if (provenance === null) return undefined;
  const { signedBy, titles = {}, at } = provenance;
  const names = Object.entries(signedBy).map(([role, login]) => `${titles[role] ?? role}: ${login}`);
  return `${names.sort().join('; ')} (${at.slice(0, 10)})`;
}

function labelOf(vocabularies: Vocabularies, list: string, id: string): string {
  return vocabularies[list]?.find((term) => term.id === id)?.label ?? id;
}
