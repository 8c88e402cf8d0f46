import type { Metadata } from '../../model/dataset.ts';
import type { Vocabularies } from '../../model/governance.ts';
import { isRetired } from '../desired-entry.ts';
import { isSeparated } from '../separated.ts';
import type { PublishedDataset } from '../types.ts';
import { extrasOf } from './extras.ts';
import { describeColumns, fieldsOf } from './fields.ts';
import type { CkanRecord, CkanRecordResource } from './record.ts';
import { licenseIdOf, plain, tagsOf } from './words.ts';

export interface Translation {
  /** Set before the name of each organisation, where the portal has others too. */
  organizationPrefix: string;
  /** Bytes that the portal takes as an upload. */
  maximumUpload: number;
}

/** CKAN shows the description of a file beside it; longer ones are cut. */
const LONGEST_DESCRIPTION = 20_000;

/** What the portal will say of a dataset. Pure. */
export function translate(
  dataset: PublishedDataset,
  { organizationPrefix, maximumUpload }: Translation,
): CkanRecord {
  const { id, metadata, department } = dataset;
  return {
    organization: {
      name: `${organizationPrefix}${id.split('/')[0]}`.slice(0, 100),
      title: plain(department.name),
      description: plain([department.url ?? '', department.email].join('\n')),
    },
    title: titleOf(dataset),
    notes: notesOf(dataset),
    license: licenseIdOf(metadata.license),
    author: plain(metadata.creator),
    maintainer: plain(metadata.contact.name),
    maintainerEmail: plain(metadata.contact.email),
    tags: tagsOf(metadata.keywords),
    extras: extrasOf(dataset),
    resource: isRetired(dataset) ? null : resourceOf(dataset, maximumUpload),
    written: {
      title: metadata.title,
      description: metadata.description,
      keywords: metadata.keywords,
    },
  };
}

function titleOf(dataset: PublishedDataset): string {
  const { metadata, pullRequest } = dataset;
  if (pullRequest !== undefined)
    return plain(`${metadata.title} (under review, pull request ${pullRequest})`);
  return plain(isRetired(dataset) ? `${metadata.title} (retired)` : metadata.title);
}

/** Markdown, which CKAN cleans before it shows it. */
function notesOf(dataset: PublishedDataset): string {
  const { metadata, readme } = dataset;
  const parts = [retirementOf(dataset), metadata.description, readme ?? ''];
  return plain(parts.filter((part) => part !== '').join('\n\n'));
}

function retirementOf(dataset: PublishedDataset): string {
  const { retired } = dataset.metadata;
  if (retired === undefined) return '';
  const when = isRetired(dataset)
    ? `This dataset was retired on ${retired.date}.`
    : `This dataset will be retired on ${retired.date}.`;
  const instead = retired.replacement === undefined ? '' : ` It is replaced by ${retired.replacement}.`;
  return `**${when}** ${retired.reason}${instead}`;
}

function resourceOf(dataset: PublishedDataset, maximumUpload: number): CkanRecordResource | null {
  const { metadata, profile, vocabularies } = dataset;
  if (profile === null) return null;
  const { distribution, columns, identifier } = metadata;
  const linked = distribution.url !== undefined && profile.bytes > maximumUpload;
  const format = formatOf(dataset);
  const fields = linked || format !== 'CSV' ? null : fieldsOf(columns, profile);
  const about = `${profile.rows} rows, ${frequencyLabel(metadata, vocabularies).toLowerCase()}.`;
  return {
    name: plain(`${metadata.title} (${format})`),
    description: plain(`${about}\n\n${describeColumns(columns)}`.slice(0, LONGEST_DESCRIPTION)),
    format,
    mimetype: distribution.media_type,
    file: `${identifier}.${format.toLowerCase()}`,
    sha256: profile.sha256,
    bytes: profile.bytes,
    ...(linked && distribution.url !== undefined ? { link: distribution.url } : {}),
    table: fields === null ? null : { fields, delimiter: profile.delimiter || ',' },
  };
}

function formatOf(dataset: PublishedDataset): string {
  const { distribution } = dataset.metadata;
  if (isSeparated(dataset)) return 'CSV';
  const name = distribution.path ?? URL.parse(distribution.url ?? '')?.pathname ?? '';
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toUpperCase() ?? 'BIN';
}

function frequencyLabel({ frequency }: Metadata, vocabularies: Vocabularies): string {
  return vocabularies.frequencies?.find(({ id }) => id === frequency)?.label ?? frequency;
}
