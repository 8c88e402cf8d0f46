import type { Governance, PortalSettings } from '../model/governance.ts';
import { createCkanPortal } from '../portals/ckan/portal.ts';
import { entryName } from '../portals/desired-entry.ts';
import { createSitePortal } from '../portals/site/portal.ts';
import { gitBranchStore } from '../portals/site/store/git-branch.ts';
import { createSocrataPortal } from '../portals/socrata/portal.ts';
import type { Portal } from '../portals/types.ts';
import { portalTokenName } from '../settings/portal-token.ts';
import type { Connection } from './connection.ts';
import { type Io, UsageError } from './io.ts';

export interface ConfiguredPortal {
  id: string;
  settings: PortalSettings;
  /** Known to those alone who may publish there: it vouches for orders that a portal keeps. Absent where it needs none. */
  secret?: string;
  /** Throws `UsageError` where its adapter or its credentials are missing: a matter of this portal alone. */
  connect(): Portal;
}

type Connect = (
  id: string,
  settings: PortalSettings,
  governance: Governance,
  connection: Connection,
  env: Io['env'],
) => Portal;

const MEGABYTE = 1024 * 1024;

/** Every kind of portal that governance.yml may name as `adapter`. */
const ADAPTERS: Record<string, Connect> = { site: connectSite, ckan: connectCkan, socrata: connectSocrata };

/** The portals of governance.yml, each ready to be connected. */
export function configuredPortals(
  governance: Governance,
  connection: Connection,
  env: Io['env'],
): ConfiguredPortal[] {
  return Object.entries(governance.portals).map(([id, settings]) => ({
    id,
    settings,
    ...asSecret(tokenIn(id, env)),
    connect: () => {
      const adapter = ADAPTERS[settings.adapter];
      if (adapter !== undefined) return adapter(id, settings, governance, connection, env);
      throw new UsageError(
        `portal ${id} names the adapter '${settings.adapter}', and there is only ${Object.keys(ADAPTERS).join(', ')}`,
      );
    },
  }));
}

function asSecret(secret: string | undefined): Pick<ConfiguredPortal, 'secret'> {
  return secret === undefined ? {} : { secret };
}

function tokenIn(id: string, env: Io['env']): string | undefined {
  return env[portalTokenName(id)]?.trim() || undefined;
}

/** The secret of one portal, out of the environment that the workflows hand on. */
export function portalToken(id: string, env: Io['env']): string {
  const name = portalTokenName(id);
  const token = tokenIn(id, env);
  if (token !== undefined && !/^[\x20-\x7e]+$/.test(token))
    throw new UsageError(
      `${name} holds characters that no token has; copy it anew from where portal ${id} made it`,
    );
  if (token === undefined)
    throw new UsageError(
      `portal ${id} needs its token in the environment variable ${name}; on GitHub it is a secret of the environment daylight`,
    );
  return token;
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
  for (const address of [publicUrl, previewUrl]) if (address !== undefined) readAddress(id, address);
  return createSitePortal({
    id,
    city,
    publicStore: store('site'),
    previewStore: store('preview'),
    ...(publicUrl === undefined ? {} : { url: publicUrl }),
    ...(previewUrl === undefined ? {} : { previewUrl }),
  });
}

/** A CKAN portal, by its address and the token of the account that publishes there. */
function connectCkan(
  id: string,
  { url, organization_prefix, upload_limit, datastore }: PortalSettings,
  _governance: Governance,
  _connection: Connection,
  env: Io['env'],
): Portal {
  return createCkanPortal({
    id,
    url: secretAddress(id, url),
    token: portalToken(id, env),
    ...(organization_prefix === undefined ? {} : { organizationPrefix: organization_prefix }),
    ...(upload_limit === undefined ? {} : { maximumUpload: upload_limit * MEGABYTE }),
    ...(datastore === undefined ? {} : { loadsTables: datastore }),
  });
}

/** A Socrata domain, by its address and an API key of the account that publishes there: `<key id>:<key secret>`. */
function connectSocrata(
  id: string,
  { url }: PortalSettings,
  _governance: Governance,
  _connection: Connection,
  env: Io['env'],
): Portal {
  const address = secretAddress(id, url);
  const [keyId = '', ...rest] = portalToken(id, env).split(':');
  const secret = rest.join(':');
  if (keyId === '' || secret === '')
    throw new UsageError(
      `${portalTokenName(id)} should be the id and the secret of an API key, as id:secret`,
    );
  return createSocrataPortal({ id, url: address, credentials: { id: keyId, secret } });
}

/** The address of a portal that is sent a token. */
function secretAddress(id: string, url: string | undefined): string {
  if (url === undefined) throw new UsageError(`portal ${id} needs its url in governance.yml`);
  const { protocol, hostname } = readAddress(id, url);
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    throw new UsageError(
      `portal ${id} has a url that does not begin with https://, and its token would be read on the way`,
    );
  return url;
}

function readAddress(id: string, url: string): URL {
  const address = URL.parse(url);
  if (address === null || !/^https?:$/.test(address.protocol))
    throw new UsageError(
      `portal ${id} has a url in governance.yml that is no address of the web; it should begin with https://`,
    );
  if (address.username !== '' || address.password !== '')
    throw new UsageError(
      `portal ${id} has a url with a name or a password in it; take them out of governance.yml, where everybody reads them`,
    );
  return address;
}

/** Where reviewers see the private preview of a dataset. */
export function previewAddress(previewUrl: string, identifier: string, pullRequest: number): string {
  return new URL(`datasets/${entryName(identifier, pullRequest)}/`, `${previewUrl.replace(/\/$/, '')}/`).href;
}
