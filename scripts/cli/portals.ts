import type { Governance, PortalSettings } from '../model/governance.ts';
import { entryName } from '../portals/desired-entry.ts';
import { createMemoryPortal } from '../portals/memory/portal.ts';
import type { Portal } from '../portals/types.ts';
import type { Connection } from './connection.ts';
import type { Io } from './io.ts';

export interface ConnectedPortal {
  portal: Portal;
  settings: PortalSettings;
}

export function createPortals(
  governance: Governance,
  _connection: Connection,
  _env: Io['env'],
): ConnectedPortal[] {
  return Object.entries(governance.portals).map(([id, settings]) => ({
    portal: createMemoryPortal(id, new Map()),
    settings,
  }));
}

/** Where reviewers see the private preview of a dataset. */
export function previewAddress(previewUrl: string, identifier: string, pullRequest: number): string {
  return new URL(`datasets/${entryName(identifier, pullRequest)}/`, `${previewUrl.replace(/\/$/, '')}/`).href;
}
