import { generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import type { Permissions } from '../types.ts';
import type { App } from './app.ts';
import { addBot, mintToken, normalise } from './token.ts';
import { requireRepository, type World } from './world.ts';

/** Registers an App and installs it on one repository. */
export function addApp(world: World, slug: string, fullName: string, permissions: Permissions): App {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const id = world.nextId();
  const app: App = {
    id,
    slug,
    name: slug,
    key: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    permissions: normalise(permissions),
    repository: requireRepository(world, fullName).fullName,
    installationId: world.nextId(),
    bot: addBot(world, `${slug}[bot]`),
    suspendedAt: null,
    createdAt: world.now(),
  };
  world.apps.set(id, app);
  return app;
}

/** Throws for an App that does not exist, another App's key, or permissions that the App does not have. */
export function appToken(world: World, id: number, key: string, asked?: Permissions): string {
  const app = world.apps.get(id);
  if (app === undefined || !sameKey(app.key, key)) throw new Error('A JSON web token could not be decoded');
  return installationToken(world, app, asked);
}

/** What the App's owner decides on GitHub's pages, for which there is no API: its permissions, and whether it rests. */
export function changeApp(
  world: World,
  id: number,
  change: { permissions?: Permissions; suspended?: boolean },
): void {
  const app = world.apps.get(id);
  if (app === undefined) throw new Error(`The forge has no App ${id}`);
  if (change.permissions !== undefined) app.permissions = normalise(change.permissions);
  if (change.suspended !== undefined) app.suspendedAt = change.suspended ? world.now() : null;
}

const ORDER = ['none', 'read', 'write', 'admin'];

/** A token of the installation, with all that the App may do or the part of it that is asked for. */
export function installationToken(world: World, app: App, asked?: Permissions): string {
  if (app.suspendedAt !== null) throw new Error('This installation has been suspended');
  const permissions = asked === undefined ? app.permissions : normalise(asked);
  for (const [scope, level] of Object.entries(permissions)) {
    const has = scope === 'metadata' ? 'read' : (app.permissions[scope] ?? 'none');
    if (ORDER.indexOf(level) > ORDER.indexOf(has))
      throw new Error('The permissions requested are not granted to this installation.');
  }
  return mintToken(world, { login: app.bot.login, kind: 'app', permissions, repository: app.repository });
}

function sameKey(one: string, other: string): boolean {
  const [a, b] = [one, other].map((key) => Buffer.from(key.trim()));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}
