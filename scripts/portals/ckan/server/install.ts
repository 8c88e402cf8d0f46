import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run, step } from './command.ts';
import { CACHE, CKAN_VERSION, JARS, PYTHON, SOLR_SOURCES } from './places.ts';

/** CKAN from PyPI and Solr from Maven Central, each once. What broke off half-way is done again. */
export async function install(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  await Promise.all([
    once(PYTHON, `Installed CKAN ${CKAN_VERSION}`, async () => {
      // An environment knows its own path: it is made where it stays.
      await run('python3', ['-m', 'venv', PYTHON]);
      await run(join(PYTHON, 'bin', 'pip'), ['install', '--quiet', `ckan[requirements]==${CKAN_VERSION}`]);
    }),
    once(JARS, 'Installed Solr', async () => {
      const into = `-DoutputDirectory=${JARS}`;
      await run('mvn', [
        '--quiet',
        '--batch-mode',
        '--file',
        join(SOLR_SOURCES, 'pom.xml'),
        'dependency:copy-dependencies',
        into,
      ]);
    }),
  ]);
}

async function once(folder: string, title: string, work: () => Promise<void>): Promise<void> {
  const stamp = `${folder}.installed`;
  if (existsSync(stamp)) return;
  await rm(folder, { recursive: true, force: true });
  await step(title, work);
  await mkdir(`${stamp}.new`, { recursive: true });
  await rename(`${stamp}.new`, stamp);
}
