import type { Installation, LiveSettings } from '../model/repository-settings.ts';
import { APP, type AppManifest, type DesiredSettings } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';
import { APP_ID } from './environment-contents.ts';

const LEVELS = ['none', 'read', 'write', 'admin'];

/** What the city wrote into the variable: the number of its App, or its client id. Other environments do not count. */
function writtenId(
  { environments: wanted }: DesiredSettings,
  { environments }: LiveSettings,
): string | undefined {
  if (!environments.seen) return undefined;
  const names = Object.keys(wanted).map((name) => name.toLowerCase());
  return environments.value
    .filter(({ name }) => names.includes(name.toLowerCase()))
    .map(({ variables }) => (variables.seen ? variables.value[APP_ID] : undefined))
    .find((value) => value !== undefined);
}

/** Number of the city's App, by which rulesets know it. */
export function appIdOf(desired: DesiredSettings, live: LiveSettings): number | null {
  const written = writtenId(desired, live);
  if (written === undefined) return null;
  if (/^\d+$/.test(written)) return Number(written);
  const installed = live.installations.seen ? live.installations.value : [];
  return installed.find(({ clientId }) => clientId === written)?.appId ?? null;
}

/** The App that alone may say that a case is signed: there, installed, and allowed what it needs and nothing more. */
export function compareApp({ desired, live, appId }: Comparison): Difference[] {
  const { environments } = live;
  const hidden = !environments.seen || environments.value.some(({ variables }) => !variables.seen);
  if (appId === null && hidden) return [unseen(APP, 'which App is the city’s', 'Environments: read')];
  if (appId === null) {
    const written = writtenId(desired, live) ?? '';
    return [difference('error', 'app-missing', APP, { address: registration(live, desired.app), written })];
  }
  if (!live.installations.seen)
    return [unseen(APP, 'the GitHub App and its permissions', live.installations.needs)];
  const installed = live.installations.value.find((one) => one.appId === appId);
  if (installed === undefined) return [difference('error', 'app-not-installed', APP, { app: appId })];
  if (installed.suspended) return [difference('error', 'app-suspended', APP, { app: installed.slug })];
  return permissions(desired, installed);
}

function permissions({ app }: DesiredSettings, { slug, permissions: found }: Installation): Difference[] {
  const scopes = [...new Set([...Object.keys(app.default_permissions), ...Object.keys(found)])].sort();
  return scopes.flatMap((scope) => {
    const expected = app.default_permissions[scope] ?? 'none';
    const granted = found[scope] ?? 'none';
    // Every App may read metadata, whether it says so or not.
    if (expected === granted || scope === 'metadata') return [];
    const wide = LEVELS.indexOf(granted) > LEVELS.indexOf(expected);
    const params = { app: slug, scope, expected, found: granted };
    return difference(
      wide ? 'warning' : 'error',
      wide ? 'app-permission-extra' : 'app-permission-missing',
      APP,
      params,
    );
  });
}

/** Address of GitHub's form for a new App, filled in (GitHub: "Registering a GitHub App using URL parameters"). */
export function registration(
  { url, organisation, ownedByOrganisation }: LiveSettings,
  app: AppManifest,
): string {
  const { origin } = new URL(url);
  const owner = ownedByOrganisation ? `/organizations/${organisation}` : '';
  const query = new URLSearchParams({
    name: `${app.name} ${organisation}`,
    description: app.description,
    url,
    public: 'false',
    webhook_active: 'false',
    ...app.default_permissions,
  });
  return `${origin}${owner}/settings/apps/new?${query}`;
}
