import type { ExistingEntry } from '../../model/plan.ts';
import { type Found, readCatalogue } from './catalogue.ts';
import { isPreview, isWithdrawn, type Marker, pullRequestOf } from './marker.ts';
import { addressOf, assetId, type Place } from './place.ts';
import { readRevision } from './revision.ts';
import { isIntact, sealMatches } from './seal.ts';
import { shownDigest, shownOfDraft } from './shown.ts';
import type { Site } from './site.ts';
import { readView } from './view.ts';

/**
 * Everything the portal holds. The pages of the catalogue are enough for entries that look as they were left; only those
 * that do not are asked for one by one, because the catalogue may lag behind. Of what a broken run left, the parts that
 * were never published are remembered as leftovers.
 */
export async function listEntries(site: Site): Promise<ExistingEntry[]> {
  const found = await readCatalogue(site.client);
  const entries: ExistingEntry[] = [];
  const drafts = new Map<string, Found[]>();
  site.leftovers.clear();
  const ours = new Set(found.filter(isOurs).map(({ place }) => place.id));
  for (const each of found) {
    // A catalogue that knows of a draft and not what is in it: the draft itself does.
    if (each.marker === null && each.place.seq !== null && ours.has(each.place.id))
      each.marker = await markerOfDraft(site, each.place);
    const { place, marker } = each;
    if (place.seq === null) entries.push(await published(site, each));
    else if (marker !== null && isPreview(marker))
      drafts.set(marker.entry, [...(drafts.get(marker.entry) ?? []), each]);
    // A first revision that was never applied; others are drafts that people made of what is published.
    else if (marker !== null && !each.ofPublished) leave(site, marker.entry, place);
  }
  for (const same of drafts.values()) entries.push(...preview(site, same));
  return entries;
}

function isOurs({ place, marker }: Found): boolean {
  return place.seq === null && marker !== null;
}

/** null where it is no preview of ours. */
async function markerOfDraft(site: Site, place: Place): Promise<Marker | null> {
  const revision = await readRevision(site, place, 'list');
  if (revision === null || revision.closed || revision.marker === null) return null;
  return isPreview(revision.marker) ? revision.marker : null;
}

async function published(site: Site, found: Found): Promise<ExistingEntry> {
  const { place, marker } = found;
  const address = addressOf(site.client.url, place);
  if (marker === null) {
    const visibility = found.public ? 'public' : 'private';
    return { name: slug(found.shown.name), owned: false, visibility, retired: false, address };
  }
  site.places.set(marker.entry, place);
  if (sealMatches(marker, shownDigest(found.shown), found.rowsUpdatedAt))
    return owned(marker, { public: found.public, intact: { record: true, data: true }, address });
  const view = await readView(site.client, place.id, 'reviewer', `${marker.entry}: look`);
  if (view?.marker == null || !view.published)
    return owned(marker, { public: found.public, intact: { record: false, data: false }, address });
  const open = view.public
    ? (await readView(site.client, place.id, 'anonymous', `${marker.entry}: look`)) !== null
    : false;
  return owned(view.marker, { public: open, intact: await isIntact(site, view, view.marker), address });
}

interface State {
  public: boolean;
  /** Is it as it was left? */
  intact: { record: boolean; data: boolean };
  address: string;
}

function owned(marker: Marker, { public: open, intact, address }: State): ExistingEntry {
  const pullRequest = pullRequestOf(marker.entry);
  return {
    name: marker.entry,
    owned: true,
    dataset: marker.dataset,
    visibility: open ? 'public' : 'private',
    ...(pullRequest === undefined ? {} : { pullRequest }),
    retired: isWithdrawn(marker),
    ...(intact.record ? { recordDigest: marker.record } : {}),
    ...(intact.data ? { dataDigest: marker.data } : {}),
    ...(marker.hold === null ? {} : { hold: marker.hold }),
    address,
  };
}

/** Drafts of one name, of which the newest counts. */
function preview(site: Site, drafts: Found[]): ExistingEntry[] {
  const alive = drafts.filter(({ place }) => !site.gone.has(assetId(place)));
  const [current, ...older] = alive.toSorted(newestFirst);
  for (const { place, marker } of older) if (marker !== null) leave(site, marker.entry, place);
  if (current?.marker == null) return [];
  const { marker, place, shown } = current;
  site.places.set(marker.entry, place);
  const told = shown.description !== '';
  const intact = told ? sealMatches(marker, shownDigest(shownOfDraft(shown)), 0) : marker.seal !== null;
  const address = addressOf(site.client.url, place);
  return [owned(marker, { public: current.public, intact: { record: intact, data: intact }, address })];
}

function leave({ leftovers }: Site, name: string, place: Place): void {
  leftovers.set(name, [...(leftovers.get(name) ?? []), place]);
}

function newestFirst(a: Found, b: Found): number {
  const complete = Number(b.marker?.seal != null) - Number(a.marker?.seal != null);
  return complete || keyOf(b.place).localeCompare(keyOf(a.place));
}

function keyOf({ id, seq }: Place): string {
  return `${String(seq).padStart(9, '0')} ${id}`;
}

/** Others' assets have no identifiers: their titles stand in. */
function slug(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
