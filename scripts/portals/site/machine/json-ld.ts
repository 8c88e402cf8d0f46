import type { ColumnType } from '../../../model/vocabulary.ts';
import { entryPath } from '../manifest.ts';
import { safeAddress } from '../page/html.ts';
import type { SiteColumn } from '../record.ts';
import { addressOf, downloadAddress, type Site, type SiteEntry } from '../site.ts';
import { citation } from './citation.ts';

/** The context that Croissant 1.1 prescribes, on top of schema.org. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  key: 'cr:key',
  recordSet: 'cr:recordSet',
  sc: 'https://schema.org/',
  source: 'cr:source',
};

const DATA_TYPES: Record<ColumnType, string> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
  time: 'sc:Time',
  year: 'sc:Integer',
  geopoint: 'sc:GeoCoordinates',
  any: 'sc:Text',
};

/** schema.org's Dataset, as search engines read it, which is at the same time a Croissant description. Safe inside a script element. */
export function datasetJsonLd(site: Site, entry: SiteEntry): string {
  const { name, record } = entry;
  const { coverage, data } = record;
  const address = addressOf(site, entryPath(name));
  const contentUrl = downloadAddress(site, entry);
  const license = safeAddress(record.license.url) ?? record.license.label;
  const end = coverage.end === 'current' ? '..' : coverage.end;
  return forScript({
    '@context': CONTEXT,
    '@type': 'Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: record.title,
    description: record.description,
    ...(address === null ? {} : { '@id': address, url: address }),
    identifier: record.identifier,
    keywords: record.keywords,
    inLanguage: record.language,
    license,
    isAccessibleForFree: true,
    version: record.modified,
    dateModified: record.modified,
    ...(record.issued === undefined ? {} : { datePublished: record.issued }),
    creator: { '@type': 'Organization', name: record.creator },
    publisher: {
      '@type': 'GovernmentOrganization',
      name: record.publisher,
      parentOrganization: { '@type': 'GovernmentOrganization', name: site.city.name, url: site.city.url },
      contactPoint: { '@type': 'ContactPoint', name: record.contact.name, email: record.contact.email },
    },
    temporalCoverage: `${coverage.start}/${end}`,
    spatialCoverage: { '@type': 'Place', name: coverage.area },
    citeAs: citation(site, entry),
    ...(site.address === null
      ? {}
      : {
          includedInDataCatalog: {
            '@type': 'DataCatalog',
            name: `${site.city.name} Open Data`,
            url: site.address,
          },
        }),
    variableMeasured: record.columns.map(({ name: column, description, unit }) => ({
      '@type': 'PropertyValue',
      name: column,
      description,
      ...(unit === undefined ? {} : { unitText: unit }),
    })),
    ...(data === null || contentUrl === null
      ? {}
      : {
          distribution: [
            {
              '@type': ['cr:FileObject', 'DataDownload'],
              '@id': data.file,
              name: data.file,
              contentUrl,
              contentSize: `${data.bytes} B`,
              encodingFormat: data.mediaType,
              sha256: data.sha256,
            },
          ],
          recordSet: [recordSet(record.columns, record.key, data.file)],
        }),
  });
}

function recordSet(columns: readonly SiteColumn[], key: readonly string[], file: string): object {
  return {
    '@type': 'cr:RecordSet',
    '@id': 'rows',
    name: 'rows',
    ...(key.length === 0 ? {} : { key: key.map((name) => ({ '@id': `rows/${name}` })) }),
    field: columns.map(({ name, description, type }) => ({
      '@type': 'cr:Field',
      '@id': `rows/${name}`,
      name,
      description,
      dataType: DATA_TYPES[type],
      source: { fileObject: { '@id': file }, extract: { column: name } },
    })),
  };
}

/** JSON that no HTML parser can take for the end of the script, or for anything but text. */
function forScript(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
