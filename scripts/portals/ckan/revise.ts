import type { CkanApi } from './api.ts';
import { isMarker, type Marker, markerExtra } from './marker.ts';
import type { CkanExtra, CkanPackage, CkanResource } from './package.ts';
import { CkanRefusal } from './problem.ts';
import type { CkanRecord } from './record.ts';
import { isOurs } from './shown.ts';

/** What a revision changes; what it does not name stays, and so do the fields that belong to the portal. */
export interface Revision {
  marker: Marker;
  private: boolean;
  record?: CkanRecord;
  resources?: (Partial<CkanResource> & { clear_upload?: boolean })[];
  /** Becomes the file of the first resource. */
  file?: { name: string; bytes: Blob };
}

/** The entry under a name; null where there is none, or only one in the bin. */
export async function findPackage(api: CkanApi, name: string): Promise<CkanPackage | null> {
  try {
    const found = await api.call<CkanPackage>('package_show', { id: name });
    return found.state === 'deleted' ? null : found;
  } catch (error) {
    if (error instanceof CkanRefusal && error.status === 404) return null;
    throw error;
  }
}

/**
 * Changes an entry in one call, all of it or nothing, and only if it still is what we have read: CKAN compares its own
 * revision. Returns the entry as it is then.
 */
export async function revise(api: CkanApi, entry: CkanPackage, revision: Revision): Promise<CkanPackage> {
  const mark = markerExtra(revision.marker);
  const parameters = {
    match: { id: entry.id, metadata_modified: entry.metadata_modified },
    // CKAN merges lists item by item; taken out first, they are replaced.
    filter: ['-extras', ...(revision.record ? ['-tags'] : []), ...(revision.resources ? ['-resources'] : [])],
    update: {
      private: revision.private,
      ...(revision.record === undefined ? {} : fieldsOf(revision.record)),
      ...(revision.resources === undefined ? {} : { resources: revision.resources }),
      extras: [...extrasOf(entry, revision.record), mark],
    },
  };
  const { file } = revision;
  try {
    const { package: revised } =
      file === undefined
        ? await api.call<{ package: CkanPackage }>('package_revise', parameters)
        : await api.upload<{ package: CkanPackage }>('package_revise', parameters, {
            key: 'update__resources__0__upload',
            ...file,
          });
    return revised;
  } catch (error) {
    if (!(error instanceof CkanRefusal && 'match' in error.fields)) throw error;
    // Our own change may have arrived and its answer got lost on the way.
    const now = await findPackage(api, entry.id);
    const arrived = now?.extras?.some((extra) => isMarker(extra) && extra.value === mark.value);
    if (now !== null && arrived && now.private === revision.private) return now;
    throw error;
  }
}

function fieldsOf(record: CkanRecord): object {
  return {
    title: record.title,
    notes: record.notes,
    owner_org: record.organization.name,
    license_id: record.license,
    author: record.author,
    maintainer: record.maintainer,
    maintainer_email: record.maintainerEmail,
    tags: record.tags.map((name) => ({ name })),
  };
}

/** Others' extras stay; ours stay too where there is no new record. */
function extrasOf({ extras = [] }: CkanPackage, record: CkanRecord | undefined): CkanExtra[] {
  const kept = extras.filter((extra) => !isMarker(extra) && (record === undefined || !isOurs(extra.key)));
  const ours = Object.entries(record?.extras ?? {}).map(([key, value]) => ({ key, value }));
  return [...kept.map(({ key, value }) => ({ key, value })), ...ours];
}
