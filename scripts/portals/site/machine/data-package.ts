import { entryPath } from '../manifest.ts';
import { safeAddress } from '../page/html.ts';
import { isTable } from '../record.ts';
import { addressOf, downloadAddress, type Site, type SiteEntry } from '../site.ts';

/** A Frictionless Data Package (version 2) of one dataset; its columns are a Table Schema. */
export function dataPackage(site: Site, entry: SiteEntry): string | null {
  const { name, record } = entry;
  const { data, columns, key, license } = record;
  const download = downloadAddress(site, entry);
  if (data === null || download === null) return null;
  const homepage = addressOf(site, entryPath(name));
  const licensed = safeAddress(license.url);
  const value = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: record.identifier,
    title: record.title,
    description: record.description,
    ...(homepage === null ? {} : { id: homepage, homepage }),
    version: record.modified,
    created: `${record.modified}T00:00:00Z`,
    keywords: record.keywords,
    licenses: [{ name: license.id, title: license.label, ...(licensed === null ? {} : { path: licensed }) }],
    contributors: [
      { title: record.publisher, roles: ['publisher'] },
      { title: record.contact.name, email: record.contact.email, roles: ['contact'] },
    ],
    sources: [{ title: record.source.system }],
    resources: [
      {
        name: 'data',
        path: data.link ?? data.file,
        title: record.title,
        format: data.format.toLowerCase(),
        mediatype: data.mediaType,
        ...(data.encoding === 'unknown' ? {} : { encoding: data.encoding }),
        bytes: data.bytes,
        hash: `sha256:${data.sha256}`,
        ...(isTable(data) ? { type: 'table', dialect: { delimiter: data.delimiter } } : {}),
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fields: columns.map(({ name: column, title, type, format, description, constraints }) => ({
            name: column,
            type,
            ...(title === undefined ? {} : { title }),
            ...(format === undefined ? {} : { format }),
            description,
            ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
          })),
          ...(key.length === 0 ? {} : { primaryKey: key }),
        },
      },
    ],
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
