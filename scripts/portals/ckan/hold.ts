import { PortalRefusal } from '../types.ts';
import type { CkanApi } from './api.ts';
import { markerOf } from './marker.ts';
import { CkanRefusal } from './problem.ts';
import { findPackage, revise } from './revise.ts';

/** A takedown does not give way to somebody who edits the entry at the same time. */
const ATTEMPTS = 5;

/** Makes an entry private in one call, with the reason in its marker, which only reviewers read from then on. */
export async function holdEntry(api: CkanApi, name: string, hold: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const entry = await findPackage(api, name);
    if (entry === null) return;
    const marker = markerOf(entry);
    if (marker === null) throw new PortalRefusal(`${name} belongs to somebody else on the portal.`);
    try {
      await revise(api, entry, { marker: { ...marker, hold }, private: true });
      return;
    } catch (error) {
      if (!(error instanceof CkanRefusal && 'match' in error.fields) || attempt === ATTEMPTS) throw error;
    }
  }
}
