import { chownSync, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLISHER } from './access.ts';
import { run, step } from './command.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { databaseUser } from './daemons.ts';
import {
  ACCESS,
  CKAN_URL,
  CKAN_VERSION,
  CONFIG,
  DATABASE,
  DATABASE_USER,
  PYTHON,
  SOCKETS,
  SOLR_HOME,
  SOLR_SOURCES,
  SOLR_URL,
  STATE,
} from './places.ts';
import { postgresPrograms } from './programs.ts';

/** Role that owns the databases; the DataStore wants a second one that only reads. */
const OWNER = 'ckan';
const READER = 'reader';
/** What the server was made from. */
const EDITION = join(STATE, 'edition.json');
const database = (user: string, name: string) => `postgresql://${user}@/${name}?host=${SOCKETS}`;

const SETTINGS: Record<string, string> = {
  'ckan.site_url': CKAN_URL,
  'sqlalchemy.url': database(OWNER, 'ckan'),
  'ckan.datastore.write_url': database(OWNER, 'datastore'),
  'ckan.datastore.read_url': database(READER, 'datastore'),
  solr_url: SOLR_URL,
  'ckan.redis.url': `unix://${join(SOCKETS, 'redis')}`,
  'ckan.storage_path': join(STATE, 'storage'),
  'ckan.plugins': 'activity datastore datatables_view text_view',
  'ckan.auth.user_create_organizations': 'true',
  'ckan.auth.create_user_via_web': 'false',
  'ckan.hide_activity_from_users': PUBLISHER,
};

/** Folders, databases, index and settings of a new server, with its database running. */
export async function prepare(postgres: Daemon): Promise<void> {
  await rm(STATE, { recursive: true, force: true });
  await step('Made the databases', async () => {
    await makeFolders();
    await makeDatabases(postgres);
  });
  await step('Configured CKAN', configure);
}

/** Is there a server, and made as this file would make it? */
export function isPrepared(): boolean {
  return existsSync(ACCESS) && existsSync(EDITION) && readFileSync(EDITION, 'utf8') === edition();
}

function edition(): string {
  return JSON.stringify([CKAN_VERSION, SETTINGS]);
}

/** The command line of the installed CKAN. */
export function ckan(...args: string[]): Promise<string> {
  return run(join(PYTHON, 'bin', 'ckan'), ['-c', CONFIG, ...args], { cwd: STATE });
}

async function makeFolders(): Promise<void> {
  const core = join(SOLR_HOME, 'ckan');
  for (const folder of [DATABASE, join(core, 'conf'), join(STATE, 'storage')])
    await mkdir(folder, { recursive: true });
  // The database has no passwords: only who may enter this folder reaches it.
  await mkdir(SOCKETS, { recursive: true, mode: 0o700 });
  const user = databaseUser();
  if (user !== null) for (const folder of [DATABASE, SOCKETS]) chownSync(folder, user.uid, user.gid);
  const installed = (
    await run(join(PYTHON, 'bin', 'python'), ['-c', 'import ckan; print(ckan.__path__[0])'])
  ).trim();
  await copyFile(join(installed, 'config', 'solr', 'schema.xml'), join(core, 'conf', 'schema.xml'));
  await copyFile(join(SOLR_SOURCES, 'solrconfig.xml'), join(core, 'conf', 'solrconfig.xml'));
  await writeFile(join(SOLR_HOME, 'solr.xml'), '<solr/>\n');
  await writeFile(join(core, 'core.properties'), 'name=ckan\n');
  // Named by the schema, and empty in CKAN's own images too.
  for (const list of ['synonyms.txt', 'protwords.txt']) await writeFile(join(core, 'conf', list), '');
}

async function makeDatabases(postgres: Daemon): Promise<void> {
  const programs = postgresPrograms() ?? '';
  const initdb = ['-D', DATABASE, '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const command = [join(programs, 'initdb'), ...initdb];
  if (DATABASE_USER === null) await run(join(programs, 'initdb'), initdb);
  else
    await run('setpriv', ['--reuid', DATABASE_USER, '--regid', DATABASE_USER, '--clear-groups', ...command], {
      cwd: '/',
    });
  await startDaemon(postgres);
  await psql(`CREATE ROLE ${READER} LOGIN; CREATE DATABASE ckan; CREATE DATABASE datastore;`);
}

async function configure(): Promise<void> {
  await run(join(PYTHON, 'bin', 'ckan'), ['generate', 'config', CONFIG], { cwd: STATE });
  const settings = Object.entries(SETTINGS).map(([key, value]) => `${key}=${value}`);
  await run(join(PYTHON, 'bin', 'ckan'), ['config-tool', CONFIG, ...settings], { cwd: STATE });
  await ckan('db', 'init');
  await psql(await ckan('datastore', 'set-permissions'));
  await writeFile(EDITION, edition());
}

function psql(sql: string): Promise<string> {
  const programs = postgresPrograms() ?? '';
  return run(
    join(programs, 'psql'),
    ['-h', SOCKETS, '-U', OWNER, '-d', 'postgres', '--quiet', '--set', 'ON_ERROR_STOP=1'],
    { input: sql },
  );
}
