import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../../commands.ts';
import { main } from '../../main.ts';
import { OWNER, REPO, REPOSITORY } from '../city.ts';
import { git } from '../git.ts';
import type { Travel } from '../journey.ts';
import { annotationsOf, expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { EXPORT, WEATHER } from '../template.ts';

/** Real data that nobody here wrote. */
export function realData(file: string): string {
  return fileURLToPath(new URL(`../../../../node_modules/vega-datasets/data/${file}`, import.meta.url));
}

/** What the steward wrote into the scaffold, kept beside the demonstration. */
export async function written(name: string): Promise<string> {
  return readFile(new URL(`../weather/${name}`, import.meta.url), 'utf8');
}

/** The steward starts from a CSV, forgets an answer and a column, and the check says where. */
export async function blocked(travel: Travel): Promise<void> {
  const { city, tell } = travel;
  const sam = PEOPLE.steward;
  tell.station('A steward proposes a dataset');
  travel.copy = await city.clone('steward');
  await copyFile(realData('seattle-weather.csv'), join(travel.copy, EXPORT));
  await scaffold(travel.copy);
  tell.says(sam.name, `starts ${WEATHER} from ${EXPORT}: daylight new`);

  const metadata = (await written('metadata.yml')).replace(
    'description: Daily maximum temperature.',
    'description: FILL_ME_IN',
  );
  const checklist = (await written('checklist.yml')).replace(/^ {2}row-meaning:.*$/m, '  row-meaning:');
  await save(travel.copy, { 'metadata.yml': metadata, 'checklist.yml': checklist });
  await git(travel.copy, sam, 'switch', '--quiet', '--create', 'weather');
  await git(travel.copy, sam, 'add', 'datasets');
  await git(travel.copy, sam, 'commit', '--quiet', '--message', 'Add daily weather observations');
  await git(travel.copy, sam, 'push', '--quiet', '--set-upstream', 'origin', 'weather');
  const { data: pull } = await city.as('steward').pulls.create({
    owner: OWNER,
    repo: REPO,
    title: 'Daily weather observations',
    head: 'weather',
    base: 'main',
    draft: true,
    body: 'A new dataset of the Department of the Environment.',
  });
  travel.pull = pull.number;
  tell.says(sam.name, 'pushes a branch and opens a draft pull request');
  tell.address('Pull request', city.forge.pullRequestUrl(REPOSITORY, pull.number));
  await city.settled();

  const found = await annotationsOf(city.as('steward'), pull.number);
  for (const { path, line, message } of found)
    tell.says('Check', `${path}:${line} ${message.replaceAll('\n', ' ')}`);
  expect(
    found.some((a) => a.path.endsWith('metadata.yml')),
    'the check should have named the undescribed column in metadata.yml',
  );
  expect(
    found.some((a) => a.path.endsWith('checklist.yml')),
    'the check should have named the missing answer in checklist.yml',
  );
  const seen = await look(city.as('steward'), pull.number);
  expect(seen.state === 'failure', `the gate should be red, but it is ${seen.state}: ${seen.description}`);
  tell.says('Gate', seen.description);
}

async function scaffold(copy: string): Promise<void> {
  const said: string[] = [];
  const io = {
    env: {},
    cwd: copy,
    now: () => new Date(),
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    colour: false,
    live: false,
    interrupted: () => new Promise<void>(() => {}),
  };
  const code = await main(
    ['new', WEATHER, '--data', EXPORT, '--title', 'Daily weather observations'],
    commands,
    io,
  );
  expect(code === 0, `daylight new failed: ${said.join(' ')}`);
}

/** Writes files of the weather dataset into a working copy. */
export async function save(copy: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files))
    await writeFile(join(copy, 'datasets', WEATHER, name), text);
}
