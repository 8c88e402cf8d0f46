import { PortalOutage } from '../types.ts';
import type { Client } from './client.ts';
import { FIELDSET, type Marker, readMarker } from './marker.ts';
import { type Place, placeOfAsset } from './place.ts';
import type { Shown } from './shown.ts';
import { isObject, listOf, objectOf, textOf } from './view.ts';

/** One result of a search: what the catalogue last heard of an asset or a draft. */
export interface Found {
  place: Place;
  shown: Shown;
  marker: Marker | null;
  /** A draft of something that is published. */
  ofPublished: boolean;
  public: boolean;
  /** Seconds since 1970. */
  rowsUpdatedAt: number;
}

/** As many as one answer may bring in comfort; the portal allows 10,000. */
const PAGE = 1000;
const MOST_PAGES = 1000;

/** Everything on the portal that the publishing account may see, in pages. */
export async function readCatalogue(client: Client): Promise<Found[]> {
  const found: Found[] = [];
  let last = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { results, total, lastId } = await search(client, { limit: String(PAGE), scroll_id: last });
    found.push(...results);
    if (lastId === null || lastId === last || (page + 1) * PAGE >= total) return found;
    last = lastId;
  }
  throw new PortalOutage(`${client.url.host} lists without end. Run again later.`);
}

/** What stands under the name of an entry. */
export async function findEntry(client: Client, name: string): Promise<Found[]> {
  const { results } = await search(client, { limit: '20', [`${FIELDSET}_entry`]: name });
  return results.filter(({ marker }) => marker?.entry === name);
}

/** Which of these assets and drafts the catalogue knows by now. */
export async function knownAssets(client: Client, ids: readonly string[]): Promise<Set<string>> {
  const { ids: known } = await search(client, { limit: String(PAGE), ids: ids.join(',') });
  return new Set(known);
}

async function search(client: Client, query: Record<string, string>) {
  const { host } = client.url;
  const parameters = new URLSearchParams({
    domains: host,
    search_context: host,
    only: 'dataset',
    show_visibility: 'true',
    ...query,
  });
  const path = `/api/catalog/v1?${parameters}`;
  const { body } = await client.ask({ method: 'GET', path, about: 'list' });
  if (!isObject(body) || !Array.isArray(body.results))
    throw new PortalOutage(`${host} does not answer as a catalogue does. Look at its url, then run again.`);
  const ids = body.results.map((result) => textOf(objectOf(objectOf(result).resource).id));
  const results = body.results.map(objectOf).flatMap((result) => parseFound(result) ?? []);
  return { results, ids, total: Number(body.resultSetSize ?? 0), lastId: ids.at(-1) ?? null };
}

function parseFound(result: Record<string, unknown>): Found | null {
  const resource = objectOf(result.resource);
  const classification = objectOf(result.classification);
  const place = placeOfAsset(textOf(resource.id));
  if (place === null) return null;
  const [fields, names, descriptions] = [
    listOf(resource.columns_field_name),
    listOf(resource.columns_name),
    listOf(resource.columns_description),
  ];
  return {
    place,
    shown: {
      name: textOf(resource.name),
      description: textOf(resource.description),
      attribution: textOf(resource.attribution),
      attributionLink: textOf(resource.attribution_link),
      license: textOf(objectOf(result.metadata).license),
      category: textOf(classification.domain_category),
      tags: listOf(classification.domain_tags).map(textOf),
      columns: fields.map((fieldName, index) => ({
        fieldName: textOf(fieldName).toLowerCase(),
        name: textOf(names[index]),
        description: textOf(descriptions[index]),
      })),
    },
    marker: readMarker(ownFields(classification.domain_metadata)),
    ofPublished: isObject(result.published_copy),
    public: objectOf(result.metadata).visible_to_anonymous === true,
    rowsUpdatedAt: Math.floor(Date.parse(textOf(resource.data_updated_at)) / 1000),
  };
}

/** Fields of our set: the catalogue writes `Set_field`. */
function ownFields(metadata: unknown): Record<string, unknown> {
  const prefix = `${FIELDSET.toLowerCase()}_`;
  const own = listOf(metadata)
    .map(objectOf)
    .filter(({ key }) => textOf(key).toLowerCase().startsWith(prefix));
  return Object.fromEntries(
    own.map(({ key, value }) => [textOf(key).slice(prefix.length).toLowerCase(), value]),
  );
}
