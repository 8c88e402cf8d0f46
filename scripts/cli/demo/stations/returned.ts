import { OWNER, REPO } from '../city.ts';
import { git } from '../git.ts';
import type { Travel } from '../journey.ts';
import { expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { markReady, review } from '../review.ts';
import { save, written } from './blocked.ts';

/** The CISO sends it back; what others signed and did not change stays signed. */
export async function returned({ city, tell, copy, pull }: Travel): Promise<void> {
  tell.station('The CISO returns it');
  await review(city, 'policy', pull, 'APPROVE', 'No privacy concern.');
  tell.says(PEOPLE.policy.name, 'approves');
  await city.settled();
  await review(city, 'cdo', pull, 'APPROVE', 'Good description.');
  tell.says(PEOPLE.cdo.name, 'approves');
  await city.settled();
  await review(
    city,
    'ciso',
    pull,
    'REQUEST_CHANGES',
    'The README names an internal server. Please take it out.',
  );
  tell.says(PEOPLE.ciso.name, 'requests changes: the README names an internal server');
  await city.settled();
  const back = await look(city.as('steward'), pull);
  expect(
    back.labels.includes('stage: returned'),
    `the case should be returned, but its labels are ${back.labels.join(', ')}`,
  );
  tell.says('Gate', back.description);
  const { data: returnedPull } = await city
    .as('steward')
    .pulls.get({ owner: OWNER, repo: REPO, pull_number: pull });
  expect(returnedPull.draft === true, 'the returned case should be a draft again');
  tell.says('Gate', 'sends the pull request back to draft');

  await git(copy, PEOPLE.steward, 'pull', '--quiet', '--rebase');
  await save(copy, { 'README.md': await written('README.md') });
  await git(copy, PEOPLE.steward, 'commit', '--quiet', '--all', '--message', 'Name no server');
  await git(copy, PEOPLE.steward, 'push', '--quiet');
  tell.says(PEOPLE.steward.name, 'takes the server out of the README and pushes');
  await city.settled();
  await markReady(city, 'coordinator', pull);
  tell.says(PEOPLE.coordinator.name, 'submits it again');
  await city.settled();
  const again = await look(city.as('steward'), pull);
  const row = (title: string): string =>
    again.comment.split('\n').find((line) => line.startsWith('|') && line.includes(title)) ?? '';
  expect(
    row('Chief Data Officer').includes('sign again'),
    'the CDO, who covers the README, should be asked to sign again',
  );
  expect(
    row('Policy').includes('signed'),
    'the policy team’s sign-off does not cover the README and should stand',
  );
  expect(
    row('leadership').includes('signed'),
    'leadership’s sign-off does not cover the README and should stand',
  );
  tell.says(
    'Gate',
    row('Chief Data Officer')
      .replaceAll(/\s*\|\s*/g, ' · ')
      .trim(),
  );
}
