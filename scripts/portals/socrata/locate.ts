import { findEntry } from './catalogue.ts';
import type { Place } from './place.ts';
import type { Site } from './site.ts';

/** Where an entry is: as this run has learned, or else as the catalogue has it; what is published goes before a draft. */
export async function locate({ client, places }: Site, name: string): Promise<Place | null> {
  const known = places.get(name);
  if (known !== undefined) return known;
  const found = await findEntry(client, name);
  const published = found.find(({ place }) => place.seq === null);
  return (published ?? found[0])?.place ?? null;
}
