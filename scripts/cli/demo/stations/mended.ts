import { git } from '../git.ts';
import type { Travel } from '../journey.ts';
import { expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { save, written } from './blocked.ts';

/** The steward does what the check said. The README names a server, which the CISO will find. */
export async function mended({ city, tell, copy, pull }: Travel): Promise<void> {
  const sam = PEOPLE.steward;
  tell.station('The steward mends what the check found');
  await save(copy, {
    'metadata.yml': await written('metadata.yml'),
    'checklist.yml': await written('checklist.yml'),
    'README.md': (await written('README.md')).replace(
      'the weather archive',
      'the server wx-archive-02 in room 3.14',
    ),
  });
  await git(copy, sam, 'add', 'datasets');
  await git(copy, sam, 'commit', '--quiet', '--message', 'Describe every column and answer every question');
  await git(copy, sam, 'push', '--quiet');
  tell.says(sam.name, 'describes the column, answers the question, adds notes for readers, and pushes');
  await city.settled();
  const seen = await look(city.as('steward'), pull);
  expect(
    seen.state === 'pending',
    `nothing should be wrong any more, but the gate is ${seen.state}: ${seen.description}`,
  );
  tell.says('Gate', seen.description);
}
