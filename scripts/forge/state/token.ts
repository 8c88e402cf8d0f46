import { randomBytes } from 'node:crypto';
import type { Permissions, TokenIdentity } from '../types.ts';
import { type Account, keyOf } from './account.ts';
import { ACTIONS_APP_ID, ACTIONS_BOT } from './app.ts';
import { addAccount, findAccount, type World } from './world.ts';

/** Who a token acts as, and what it may do. */
export interface Token {
  account: Account;
  kind: 'user' | 'job' | 'app';
  /** Scope → level, hyphenated as in workflow files. Empty for people: their role on the repository decides. */
  permissions: Permissions;
  /** `owner/name` in lower case that it is limited to. */
  repository: string | null;
  appId: number | null;
}

const PREFIXES = { user: 'ghp_', job: 'ghs_', app: 'ghs_' };

/** Throws for a person the forge does not know: a token for a misspelt login would act as nobody. */
export function mintToken(world: World, identity: TokenIdentity): string {
  const { kind, login } = identity;
  const account = findAccount(world, login) ?? (login === ACTIONS_BOT ? addBot(world, login) : undefined);
  if (account === undefined) throw new Error(`The forge has no account ${login}`);
  const app = [...world.apps.values()].find(({ bot }) => keyOf(bot.login) === keyOf(login));
  const value = `${PREFIXES[kind]}${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`;
  world.tokens.set(value, {
    account,
    kind,
    permissions: normalise(identity.permissions ?? {}),
    repository: identity.repository?.toLowerCase() ?? null,
    appId: kind === 'job' ? ACTIONS_APP_ID : (app?.id ?? null),
  });
  return value;
}

export function addBot(world: World, login: string): Account {
  return addAccount(world, login, { type: 'Bot' });
}

/** Workflows write `pull-requests`, GitHub Apps `pull_requests`. */
export function normalise(permissions: Permissions): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).map(([scope, level]) => [scope.replaceAll('_', '-'), level]),
  );
}
