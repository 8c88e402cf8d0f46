import { entryPath } from '../manifest.ts';
import { excerpt } from '../page/format.ts';
import { safeAddress } from '../page/html.ts';
import type { SiteRecord } from '../record.ts';
import { addressOf, current, downloadAddress, type Site, type SiteEntry } from '../site.ts';

/** The catalogue in DCAT-US 1.1, as catalog.data.gov harvests a city's (non-federal) data. */
export function dataJson(site: Site): string {
  const id = addressOf(site, 'data.json');
  const catalogue = {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    ...(id === null ? {} : { '@id': id }),
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: current(site)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => datasetOf(site, entry)),
  };
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}

function datasetOf(site: Site, entry: SiteEntry): object {
  const { name, record } = entry;
  const page = addressOf(site, entryPath(name));
  const license = safeAddress(record.license.url);
  const references = record.relations.flatMap(({ url }) => safeAddress(url) ?? []);
  return {
    '@type': 'dcat:Dataset',
    identifier: record.identifier,
    title: record.title,
    description: record.description,
    keyword: record.keywords,
    theme: [record.theme.label],
    modified: record.modified,
    ...(record.issued === undefined ? {} : { issued: record.issued }),
    publisher: {
      '@type': 'org:Organization',
      name: record.publisher,
      subOrganizationOf: { '@type': 'org:Organization', name: site.city.name },
    },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: record.contact.name,
      hasEmail: `mailto:${record.contact.email}`,
    },
    accessLevel: record.accessLevel,
    // The schema allows 255 characters.
    ...(record.rights === undefined ? {} : { rights: excerpt(record.rights, 250) }),
    ...(license === null ? {} : { license }),
    spatial: record.coverage.area,
    temporal: temporal(record),
    language: record.language,
    accrualPeriodicity: record.frequency.interval ?? 'irregular',
    ...(references.length === 0 ? {} : { references: [...new Set(references)] }),
    ...(page === null
      ? {}
      : { landingPage: page, describedBy: `${page}datapackage.json`, describedByType: 'application/json' }),
    ...distribution(site, entry),
  };
}

/** An open end is written as the day the data last changed: the schema wants a date. */
function temporal({ coverage: { start, end }, modified }: SiteRecord): string {
  return `${start}/${end === 'current' ? modified : end}`;
}

function distribution(site: Site, entry: SiteEntry): object {
  const { data, title } = entry.record;
  const address = safeAddress(downloadAddress(site, entry));
  if (data === null || address === null) return {};
  const { format, mediaType } = data;
  return {
    distribution: [
      {
        '@type': 'dcat:Distribution',
        title: `${title} (${format})`,
        downloadURL: address,
        mediaType,
        format,
      },
    ],
  };
}
