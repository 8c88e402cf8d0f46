import type { Retirement } from '../../model/dataset.ts';
import { isRetired } from '../desired-entry.ts';
import type { Provenance, PublishedDataset } from '../types.ts';

/** The description with all that Socrata has no field for: a paragraph each, plain text. */
export function describe(dataset: PublishedDataset): string {
  const { metadata, provenance, vocabularies } = dataset;
  const { contact, source, coverage } = metadata;
  const label = (name: string, id: string): string =>
    vocabularies[name]?.find((term) => term.id === id)?.label ?? id;
  const until = coverage.temporal.end === 'current' ? 'today' : coverage.temporal.end;
  const license = vocabularies.licenses?.find(({ id }) => id === metadata.license);
  const paragraphs = [
    metadata.retired === undefined ? '' : notice(metadata.retired, isRetired(dataset)),
    metadata.description,
    `Contact: ${contact.name}, ${contact.email}.`,
    `Updated: ${label('frequencies', metadata.frequency)}; last changed ${metadata.modified}.`,
    `Covers ${coverage.spatial.area}, by ${label('granularities', coverage.spatial.granularity)}, ${coverage.temporal.start} to ${until}.`,
    `Source: ${[source.system, source.description, source.url].filter((part) => part !== undefined).join('. ')}.`,
    `Licence: ${[license?.label ?? metadata.license, license?.iri].filter((part) => part !== undefined).join(', ')}.`,
    metadata.rights ?? '',
    metadata.citation === undefined ? '' : `Cite as: ${metadata.citation}`,
    ...(metadata.relations ?? []).map(({ title, url }) => `See also: ${title}, ${url}`),
    provenance === null ? '' : reviewed(provenance),
    `Identifier: ${metadata.identifier}.`,
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function notice({ date, reason, replacement, users }: Retirement, inForce: boolean): string {
  const parts = [
    inForce
      ? `This dataset was retired on ${date}; its data is no longer here.`
      : `This dataset will be retired on ${date}.`,
    reason,
    replacement === undefined ? '' : `It is replaced by ${replacement}.`,
    users,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function reviewed({ signedBy, titles = {}, address, at }: Provenance): string {
  const roles = Object.keys(signedBy)
    .map((role) => titles[role] ?? role)
    .sort();
  return `Reviewed by ${roles.join(', ')}, ${at.slice(0, 10)}${address === undefined ? '' : ` (${address})`}.`;
}
