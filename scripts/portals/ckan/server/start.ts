import { writeFile } from 'node:fs/promises';
import { type Access, makePublisher, readAccess } from './access.ts';
import { CannotRun, step } from './command.ts';
import { startDaemon, stopDaemon } from './daemon.ts';
import { daemons } from './daemons.ts';
import { install } from './install.ts';
import { ACCESS, CKAN_URL, STATE } from './places.ts';
import { ckan, isPrepared, prepare } from './prepare.ts';
import { ensurePrograms } from './programs.ts';

/** `npm run ckan:start`: a real CKAN on loopback, installed on the first call and started on every one. */
async function start(): Promise<void> {
  await ensurePrograms();
  await install();
  const [postgres, ...others] = daemons();
  if (postgres === undefined) return;
  if (!isPrepared()) {
    // What a start before this one left half done may still run.
    for (const daemon of daemons().toReversed()) await stopDaemon(daemon);
    await prepare(postgres);
  }
  await startDaemon(postgres);
  for (const daemon of others) await step(`Started ${daemon.name}`, () => startDaemon(daemon));
  const access = readAccess() ?? (await step('Made the accounts', makeAccounts));
  console.log(`CKAN answers at ${access.url} (logs in ${STATE}/logs). npm run ckan:stop ends it.`);
}

async function makeAccounts(): Promise<Access> {
  const email = 'administrator@arroyo.example';
  await ckan('user', 'add', 'administrator', `email=${email}`, `password=${crypto.randomUUID()}`);
  await ckan('sysadmin', 'add', 'administrator');
  const token = (await ckan('user', 'token', 'add', 'administrator', 'tests', '--quiet')).trim();
  const access = await makePublisher(CKAN_URL, token);
  await writeFile(ACCESS, JSON.stringify(access), { mode: 0o600 });
  return access;
}

try {
  await start();
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
