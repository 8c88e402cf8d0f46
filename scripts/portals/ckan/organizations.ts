import type { CkanApi } from './api.ts';
import { CkanRefusal } from './problem.ts';
import type { CkanRecord } from './record.ts';

/** Sees to the organisation of a department: made where it is missing, and the portal's own from then on. */
export function organizations(api: CkanApi): (organization: CkanRecord['organization']) => Promise<void> {
  const known = new Set<string>();
  return async ({ name, title, description }) => {
    if (known.has(name)) return;
    if (!(await isThere(api, name))) {
      try {
        await api.call('organization_create', { name, title, description });
      } catch (error) {
        // Somebody else made it meanwhile, or an answer was lost on the way.
        if (!(error instanceof CkanRefusal && 'name' in error.fields && (await isThere(api, name))))
          throw error;
      }
    }
    known.add(name);
  };
}

async function isThere(api: CkanApi, name: string): Promise<boolean> {
  try {
    await api.call('organization_show', { id: name, include_datasets: false, include_users: false });
    return true;
  } catch (error) {
    if (error instanceof CkanRefusal && error.status === 404) return false;
    throw error;
  }
}
