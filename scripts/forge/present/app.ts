import { ACTIONS_APP_ID, type App } from '../state/app.ts';
import { findAccount, type World } from '../state/world.ts';
import type { Permissions } from '../types.ts';
import { presentAccount } from './account.ts';
import { apiUrl, pageUrl } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

/** Events that an App with these permissions is told of; the forge has one listener, so none is asked for. */
const EVENTS: string[] = [];

export function presentApp(world: World, app: App): NonNullable<Schema<'integration'>> {
  const owner = findAccount(world, app.repository.split('/')[0] ?? '') ?? app.bot;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    client_id: clientIdOf(app),
    owner: presentAccount(world, owner),
    name: app.name,
    description: '',
    external_url: pageUrl(world, `/apps/${app.slug}`),
    html_url: pageUrl(world, `/apps/${app.slug}`),
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: presentPermissions(app.permissions),
    events: EVENTS,
  };
}

function clientIdOf({ id }: App): string {
  return `Iv23${id}`;
}

/** The App whose token did something; GitHub Actions is one too. */
export function presentAppOf(world: World, appId: number | null): Schema<'nullable-integration'> {
  if (appId === null) return null;
  const app = world.apps.get(appId);
  if (app !== undefined) return presentApp(world, app);
  if (appId !== ACTIONS_APP_ID) return null;
  const owner = findAccount(world, 'web-flow');
  if (owner === undefined) return null;
  return {
    id: ACTIONS_APP_ID,
    slug: 'github-actions',
    node_id: nodeId('A', ACTIONS_APP_ID),
    client_id: 'Iv1.github-actions',
    owner: { ...presentAccount(world, owner), login: 'github', type: 'Organization' },
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: pageUrl(world, '/features/actions'),
    html_url: pageUrl(world, '/apps/github-actions'),
    created_at: owner.createdAt,
    updated_at: owner.createdAt,
    permissions: {
      actions: 'write',
      checks: 'write',
      contents: 'write',
      metadata: 'read',
      statuses: 'write',
    },
    events: EVENTS,
  };
}

export function presentInstallation(world: World, app: App): Schema<'installation'> {
  const account = findAccount(world, app.repository.split('/')[0] ?? '') ?? app.bot;
  const url = apiUrl(world, `/app/installations/${app.installationId}`);
  return {
    id: app.installationId,
    account: presentAccount(world, account),
    repository_selection: 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: apiUrl(world, '/installation/repositories'),
    html_url: pageUrl(world, `/organizations/${account.login}/settings/installations/${app.installationId}`),
    app_id: app.id,
    client_id: clientIdOf(app),
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: presentPermissions(app.permissions),
    events: EVENTS,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    single_file_name: null,
    suspended_by: null,
    suspended_at: app.suspendedAt,
  };
}

function presentPermissions(permissions: Permissions): Record<string, string> {
  const underscored = Object.entries(permissions).map(([scope, level]) => [
    scope.replaceAll('-', '_'),
    level,
  ]);
  return { metadata: 'read', ...Object.fromEntries(underscored) };
}
