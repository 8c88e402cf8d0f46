import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = userInfo().uid === 0;
/** Outside the checkout, so that every clone starts the same server in seconds; for root where PostgreSQL's own user can reach it. */
export const CACHE = isRoot ? '/var/cache/daylight-ckan' : join(homedir(), '.cache', 'daylight-ckan');

/** What is installed, by version. */
export const CKAN_VERSION = '2.12.0';
export const PYTHON = join(CACHE, `ckan-${CKAN_VERSION}`);
export const JARS = join(CACHE, 'solr-9.10.1');

/** What the server keeps: databases, index, uploads, logs. */
export const STATE = join(CACHE, 'state');
export const CONFIG = join(STATE, 'ckan.ini');
export const DATABASE = join(STATE, 'postgres');
export const SOCKETS = join(STATE, 'sockets');
export const SOLR_HOME = join(STATE, 'solr');
/** Written last: address and tokens. Where it is missing, what lies there is half done. */
export const ACCESS = join(STATE, 'access.json');

/** Sources of the core, beside this file. */
export const SOLR_SOURCES = fileURLToPath(new URL('solr', import.meta.url));

/** All on loopback. */
export const CKAN_PORT = 15500;
export const SOLR_PORT = 15501;
export const CKAN_URL = `http://127.0.0.1:${CKAN_PORT}`;
export const SOLR_URL = `http://127.0.0.1:${SOLR_PORT}/solr/ckan`;

/** PostgreSQL refuses to run as root; its package brings this user. */
export const DATABASE_USER = isRoot ? 'postgres' : null;
