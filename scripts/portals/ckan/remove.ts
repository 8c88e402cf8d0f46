import type { CkanApi } from './api.ts';
import type { DataStore } from './datastore.ts';
import { markerOf } from './marker.ts';
import type { CkanPackage } from './package.ts';
import { revise } from './revise.ts';

/**
 * A preview leaves nothing behind that could be read: CKAN keeps what is deleted in its bin, with its file and its rows,
 * so those go first.
 */
export async function removePreview(api: CkanApi, store: DataStore, entry: CkanPackage): Promise<void> {
  const { resources = [] } = entry;
  const marker = markerOf(entry);
  for (const { id, datastore_active } of resources) if (datastore_active) await store.drop(id);
  if (marker !== null && resources.some(({ url_type }) => url_type === 'upload')) {
    const { sealed: _, ...unsealed } = marker;
    const current = await api.call<CkanPackage>('package_show', { id: entry.id });
    await revise(api, current, {
      marker: unsealed,
      private: true,
      resources: resources.map((resource) => ({
        ...resource,
        url: api.page(`dataset/${entry.name}`),
        clear_upload: true,
      })),
    });
  }
  await api.call('package_delete', { id: entry.id });
}
