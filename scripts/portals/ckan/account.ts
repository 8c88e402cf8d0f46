import { PortalOutage } from '../types.ts';
import type { CkanApi } from './api.ts';
import { CkanRefusal } from './problem.ts';

/** CKAN takes a wrong token for no token, and would show us a portal without its private entries. */
export async function assertAccount(call: CkanApi['call']): Promise<void> {
  try {
    await call('user_show', {});
  } catch (error) {
    if (!(error instanceof CkanRefusal)) throw error;
    throw new PortalOutage(
      'The portal does not know the token. Make a new one for the publishing account, then run again.',
    );
  }
}
