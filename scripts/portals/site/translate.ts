import type { Metadata } from '../../model/dataset.ts';
import type { Term, Vocabularies } from '../../model/governance.ts';
import { isRetired } from '../desired-entry.ts';
import type { Provenance, PublishedDataset } from '../types.ts';
import { describeColumns, describeQuality } from './describe-data.ts';
import { renderMarkdown } from './page/markdown.ts';
import type { SiteData, SiteProvenance, SiteRecord, SiteRetirement } from './record.ts';

/** Data beyond this is linked where it is, not copied: GitHub refuses files over 100 MB. */
export const MAXIMUM_UPLOAD = 50 * 1024 * 1024;

/** What the page of a dataset will say. Pure. */
export function translate(dataset: PublishedDataset): SiteRecord {
  const { id, metadata, profile, department, vocabularies, city } = dataset;
  const retired = isRetired(dataset);
  return defined({
    title: metadata.title,
    identifier: metadata.identifier,
    dataset: id,
    description: metadata.description,
    keywords: metadata.keywords,
    department: defined({
      id: id.split('/')[0] ?? '',
      name: department.name,
      email: department.email,
      url: department.url,
    }),
    theme: { id: metadata.theme, label: labelOf(vocabularies, 'themes', metadata.theme) },
    creator: metadata.creator,
    publisher: metadata.publisher,
    contributors: metadata.contributors ?? [],
    contact: metadata.contact,
    source: metadata.source,
    language: metadata.language,
    accessLevel: metadata.access_level,
    issued: metadata.issued,
    modified: metadata.modified,
    frequency: frequencyOf(metadata, vocabularies),
    coverage: {
      ...metadata.coverage.temporal,
      area: metadata.coverage.spatial.area,
      granularity: labelOf(vocabularies, 'granularities', metadata.coverage.spatial.granularity),
    },
    license: licenseOf(metadata, vocabularies),
    rights: metadata.rights,
    relations: metadata.relations ?? [],
    citation: metadata.citation,
    key: metadata.key,
    columns: describeColumns(metadata, profile),
    data: retired ? null : dataOf(dataset),
    quality: profile === null || retired ? null : describeQuality(metadata, profile),
    provenance: dataset.provenance && provenanceOf(dataset.provenance),
    readme: dataset.readme === null ? null : renderMarkdown(dataset.readme),
    retirement: retirementOf(metadata, retired),
    review: dataset.pullRequest ?? null,
    city: { name: city.name, url: city.url },
  });
}

function dataOf({ metadata: { distribution }, profile }: PublishedDataset): SiteData | null {
  if (profile === null) return null;
  const name = distribution.path ?? URL.parse(distribution.url ?? '')?.pathname ?? '';
  const extension =
    /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ??
    (distribution.media_type === 'text/csv' ? 'csv' : 'bin');
  const link =
    distribution.url !== undefined && profile.bytes > MAXIMUM_UPLOAD ? distribution.url : undefined;
  return defined({
    file: `data.${extension}`,
    link,
    format: extension.toUpperCase(),
    mediaType: distribution.media_type,
    bytes: profile.bytes,
    rows: profile.rows,
    sha256: profile.sha256,
    encoding: profile.encoding,
    delimiter: profile.delimiter,
  });
}

function frequencyOf(metadata: Metadata, vocabularies: Vocabularies): SiteRecord['frequency'] {
  const term = termOf(vocabularies, 'frequencies', metadata.frequency);
  const days = (value: unknown): number | undefined =>
    typeof value === 'number' && value > 0 ? value : undefined;
  // A period that has ended is complete; nothing more is due.
  const goesOn = metadata.coverage.temporal.end === 'current';
  const interval =
    typeof term?.iso8601 === 'string' && term.iso8601.startsWith('R/P') ? term.iso8601 : undefined;
  return defined({
    interval,
    label: term?.label ?? metadata.frequency,
    onTimeDays: goesOn ? days(term?.on_time_days) : undefined,
    lateDays: goesOn ? days(term?.late_days) : undefined,
  });
}

function licenseOf({ license }: Metadata, vocabularies: Vocabularies): SiteRecord['license'] {
  const term = termOf(vocabularies, 'licenses', license);
  return defined({ id: license, label: term?.label ?? license, url: term?.iri });
}

function provenanceOf({ pullRequest, address, signedBy, titles = {}, at }: Provenance): SiteProvenance {
  const reviewers = Object.entries(signedBy).map(([role, login]) => ({
    title: titles[role] ?? titleOf(role),
    login,
  }));
  return defined({
    pullRequest,
    address,
    at,
    reviewers: reviewers.sort((a, b) => (a.title < b.title ? -1 : 1)),
  });
}

/** `department/parks` as "Department", `cdo` as "CDO". */
function titleOf(role: string): string {
  const [name = role] = role.split('/');
  return name.length <= 4
    ? name.toUpperCase()
    : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}

function retirementOf({ retired }: Metadata, inForce: boolean): SiteRetirement | null {
  if (retired === undefined) return null;
  const { date, reason, replacement, users } = retired;
  return defined({ date, reason, replacement, users, inForce });
}

function termOf(vocabularies: Vocabularies, name: string, id: string): Term | undefined {
  return vocabularies[name]?.find((term) => term.id === id);
}

function labelOf(vocabularies: Vocabularies, name: string, id: string): string {
  return termOf(vocabularies, name, id)?.label ?? id;
}

/** Without members that have no value, as JSON has it. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } & T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
