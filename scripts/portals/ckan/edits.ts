import type { Metadata } from '../../model/dataset.ts';
import type { DesiredEntry } from '../../model/plan.ts';
import type { CkanApi } from './api.ts';
import type { CkanPackage } from './package.ts';
import { type CkanRecord, recordOf } from './record.ts';
import { findPackage } from './revise.ts';
import { shownByPackage, shownByRecord } from './shown.ts';
import { plain, tagsOf } from './words.ts';

/**
 * What people changed of title, description, tags and contact on the portal, as metadata.yml would say it. Nothing where
 * they changed anything else too: half of what somebody wrote is not what they meant.
 */
export async function editsOf(api: CkanApi, desired: DesiredEntry): Promise<Partial<Metadata>> {
  const found = await findPackage(api, desired.name);
  if (found === null || desired.retired || desired.pullRequest !== undefined) return {};
  const record = recordOf(desired);
  const edited = editedRecord(record, found);
  if (shownByRecord(edited) !== shownByPackage(found)) return {};
  const description = descriptionIn(record, edited.notes);
  if (description === null) return {};
  const { title, keywords } = record.written;
  return {
    ...(edited.title === plain(title) ? {} : { title: edited.title }),
    ...(description === plain(record.written.description) ? {} : { description }),
    ...(edited.tags.join() === record.tags.join() ? {} : { keywords: keywordsFor(keywords, edited.tags) }),
    ...(edited.maintainer === record.maintainer && edited.maintainerEmail === record.maintainerEmail
      ? {}
      : { contact: { name: edited.maintainer, email: edited.maintainerEmail } }),
  };
}

function editedRecord(record: CkanRecord, found: CkanPackage): CkanRecord {
  return {
    ...record,
    title: found.title ?? '',
    notes: found.notes ?? '',
    tags: (found.tags ?? []).map(({ name }) => name).sort(),
    maintainer: found.maintainer ?? '',
    maintainerEmail: found.maintainer_email ?? '',
  };
}

/** The description within the text of the entry; null where what stands around it was changed. */
function descriptionIn({ notes, written }: CkanRecord, now: string): string | null {
  const at = notes.indexOf(plain(written.description));
  const before = notes.slice(0, at);
  const after = notes.slice(at + plain(written.description).length);
  if (now.length < before.length + after.length || !now.startsWith(before) || !now.endsWith(after))
    return null;
  return plain(now.slice(before.length, now.length - after.length));
}

/** Keywords whose tags are still there, as they were written; then the new tags. */
function keywordsFor(keywords: readonly string[], tags: readonly string[]): string[] {
  const kept = keywords.filter((keyword) => tagsOf([keyword]).every((tag) => tags.includes(tag)));
  const known = new Set(tagsOf(keywords));
  return [...kept, ...tags.filter((tag) => !known.has(tag))];
}
