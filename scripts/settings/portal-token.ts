import type { Governance } from '../model/governance.ts';

/** The secret of one portal: of `city-data` it is DAYLIGHT_CITY_DATA_TOKEN, so that each portal has its own. */
export function portalTokenName(id: string): string {
  return `DAYLIGHT_${id.toUpperCase().replaceAll('-', '_')}_TOKEN`;
}

/** Tokens that the portals of governance.yml need. The branches of the repository are written with the App's own. */
export function portalTokens({ portals }: Governance): Record<string, string> {
  return Object.fromEntries(
    Object.entries(portals)
      .filter(([, { adapter }]) => adapter !== 'site')
      .map(([id, { title }]) => [portalTokenName(id), `token of the portal "${title}"`]),
  );
}
