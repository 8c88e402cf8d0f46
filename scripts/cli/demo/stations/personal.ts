import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER, REPO, REPOSITORY } from '../city.ts';
import { git } from '../git.ts';
import type { Travel } from '../journey.ts';
import { annotationsOf, expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { realData, written } from './blocked.ts';

/** Somebody claims "no personal data" beside names, ages and street addresses: the data itself objects. */
export async function personal({ city, tell, copy }: Travel): Promise<void> {
  const sam = PEOPLE.steward;
  tell.station('Data that contradicts its checklist');
  await git(copy, sam, 'fetch', '--quiet', 'origin');
  await git(copy, sam, 'switch', '--quiet', '--create', 'riots', 'origin/main');
  const folder = join(copy, 'datasets', 'environment', 'riots');
  await mkdir(folder, { recursive: true });
  await copyFile(realData('la-riots.csv'), join(folder, 'data.csv'));
  await writeFile(join(folder, 'metadata.yml'), await written('riots-metadata.yml'));
  await writeFile(join(folder, 'checklist.yml'), await written('checklist.yml'));
  await git(copy, sam, 'add', 'datasets');
  await git(copy, sam, 'commit', '--quiet', '--message', 'Add incidents of 1992');
  await git(copy, sam, 'push', '--quiet', '--set-upstream', 'origin', 'riots');
  const { data: pull } = await city.as('steward').pulls.create({
    owner: OWNER,
    repo: REPO,
    title: 'Incidents of 1992',
    head: 'riots',
    base: 'main',
    draft: true,
  });
  tell.says(sam.name, 'proposes la-riots.csv and answers "no personal data"');
  tell.address('Pull request', city.forge.pullRequestUrl(REPOSITORY, pull.number));
  await city.settled();
  const found = await annotationsOf(city.as('steward'), pull.number);
  const contradictions = found.filter(
    ({ path, message }) => path.endsWith('checklist.yml') && /personal|name|address/i.test(message),
  );
  expect(
    contradictions.length > 0,
    'the data should contradict the answer "no personal data" on the answer’s own line',
  );
  for (const { path, line, message } of contradictions.slice(0, 3))
    tell.says('Check', `${path}:${line} ${message.replaceAll('\n', ' ')}`);
  const seen = await look(city.as('steward'), pull.number);
  expect(seen.state === 'failure', `the gate should be red, but it is ${seen.state}: ${seen.description}`);
  tell.says('Gate', seen.description);
}
