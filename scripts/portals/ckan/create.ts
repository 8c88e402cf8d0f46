import { randomUUID } from 'node:crypto';
import type { DesiredEntry } from '../../model/plan.ts';
import type { CkanApi } from './api.ts';
import { markerExtra, markerOf } from './marker.ts';
import type { CkanPackage } from './package.ts';
import { CkanRefusal } from './problem.ts';
import { recordOf } from './record.ts';
import { findPackage } from './revise.ts';
import { unsealed } from './seal.ts';

/** A new entry that shows nothing yet, to nobody but reviewers. */
export async function createEntry(api: CkanApi, desired: DesiredEntry): Promise<CkanPackage> {
  const { name } = desired;
  const { title, organization } = recordOf(desired);
  try {
    return await api.call<CkanPackage>('package_create', {
      name,
      title,
      owner_org: organization.name,
      private: true,
      extras: [markerExtra(unsealed(desired, randomUUID(), undefined))],
    });
  } catch (error) {
    if (!(error instanceof CkanRefusal && 'name' in error.fields)) throw error;
    // Made by this very call, whose answer got lost, or by a run before this one that the search does not show yet.
    const there = await findPackage(api, name);
    if (there === null || markerOf(there)?.dataset !== desired.dataset) throw error;
    return there;
  }
}
