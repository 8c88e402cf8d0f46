import type { Metadata } from '../../model/dataset.ts';
import type { DesiredEntry } from '../../model/plan.ts';
import { locate } from './locate.ts';
import { recordOf, type SocrataRecord } from './record.ts';
import { differences, shownOfRecord, shownOfView, tidy } from './shown.ts';
import type { Site } from './site.ts';
import { readView } from './view.ts';

/**
 * What people changed of title, description, tags and attribution on the portal, as metadata.yml would say it. Nothing
 * where they changed anything else too: half of what somebody wrote is not what they meant.
 */
export async function editsOf(site: Site, desired: DesiredEntry): Promise<Partial<Metadata>> {
  const { name, retired, pullRequest } = desired;
  if (retired || pullRequest !== undefined) return {};
  const place = await locate(site, name);
  const view = place && (await readView(site.client, place.id, 'reviewer', `${name}: look`));
  if (view === null || view.marker?.entry !== name) return {};
  const record = recordOf(desired);
  const { name: title, description, tags, attribution } = view.about;
  const edited = { ...record, name: title, description, tags, attribution };
  if (differences(shownOfRecord(edited, view), shownOfView(view)).length > 0) return {};
  const text = descriptionIn(record, description);
  if (text === null) return {};
  return {
    ...(tidy(title) === tidy(record.name) ? {} : { title: tidy(title) }),
    ...(tidy(text) === tidy(record.written.description) ? {} : { description: text }),
    ...(sameWords(tags, record.tags) ? {} : { keywords: keywordsFor(record.written.keywords, tags) }),
    ...(tidy(attribution) === tidy(record.attribution) ? {} : { publisher: tidy(attribution) }),
  };
}

/** The description within the text of the entry; null where what stands around it was changed. */
function descriptionIn({ description, written }: SocrataRecord, now: string): string | null {
  const at = description.indexOf(written.description);
  const before = description.slice(0, at);
  const after = description.slice(at + written.description.length);
  const plain = now.replaceAll('\r\n', '\n');
  if (plain.length < before.length + after.length || !plain.startsWith(before) || !plain.endsWith(after))
    return null;
  return plain.slice(before.length, plain.length - after.length).trim();
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const plain = (words: readonly string[]): string => JSON.stringify(words.map(lower).sort());
  return plain(a) === plain(b);
}

/** Keywords whose tags are still there, as they were written; then the new tags. */
function keywordsFor(keywords: readonly string[], tags: readonly string[]): string[] {
  const there = new Set(tags.map(lower));
  const known = new Set(keywords.map(lower));
  return [
    ...keywords.filter((word) => there.has(lower(word))),
    ...tags.filter((tag) => !known.has(lower(tag))),
  ];
}

function lower(word: string): string {
  return tidy(word).toLowerCase();
}
