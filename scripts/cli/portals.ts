import type { Governance, PortalSettings } from '../model/governance.ts';
import { entryName } from '../portals/desired-entry.ts';
import { createSitePortal } from '../portals/site/portal.ts';
import { gitBranchStore } from '../portals/site/store/git-branch.ts';
import type { Portal } from '../portals/types.ts';
import type { Connection } from './connection.ts';
import { type Io, UsageError } from './io.ts';

export interface ConnectedPortal {
  portal: Portal;
  settings: PortalSettings;
}

type Connect = (
  id: string,
  settings: PortalSettings,
  governance: Governance,
  connection: Connection,
  env: Io['env'],
) => Portal;

/** Every kind of portal that governance.yml may name as `adapter`. */
const ADAPTERS: Record<string, Connect> = { site: connectSite };

/** The portals of governance.yml, ready to be read and written. */
export function createPortals(
  governance: Governance,
  connection: Connection,
  env: Io['env'],
): ConnectedPortal[] {
  return Object.entries(governance.portals).map(([id, settings]) => {
    const adapter = ADAPTERS[settings.adapter];
    if (adapter === undefined) {
      throw new UsageError(
        `portal ${id} names the adapter '${settings.adapter}', and there is only ${Object.keys(ADAPTERS).join(', ')}`,
      );
    }
    return { portal: adapter(id, settings, governance, connection, env), settings };
  });
}

/** The branch `site`, which Pages serves, and the branch `preview`, which nobody serves to the public. */
function connectSite(
  id: string,
  settings: PortalSettings,
  { city }: Governance,
  { clone, url, token }: Connection,
  env: Io['env'],
): Portal {
  const store = (branch: string) => gitBranchStore({ clone, remote: url, branch, token });
  const publicUrl = settings.url ?? env.DAYLIGHT_SITE_URL;
  const previewUrl = settings.preview_url ?? env.DAYLIGHT_PREVIEW_URL;
  return createSitePortal({
    id,
    city,
    publicStore: store('site'),
    previewStore: store('preview'),
    ...(publicUrl === undefined ? {} : { url: publicUrl }),
    ...(previewUrl === undefined ? {} : { previewUrl }),
  });
}

/** Where reviewers see the private preview of a dataset. */
export function previewAddress(previewUrl: string, identifier: string, pullRequest: number): string {
  return new URL(`datasets/${entryName(identifier, pullRequest)}/`, `${previewUrl.replace(/\/$/, '')}/`).href;
}
