import { OWNER, REPO } from '../city.ts';
import type { Travel } from '../journey.ts';
import { expect } from '../observe.ts';
import { PEOPLE } from '../people.ts';

/** The city vouches for what it has published before, by name: CDO and ITPC each start the genesis workflow. */
export async function founded({ city, tell }: Travel): Promise<void> {
  tell.station('The city opens its programme');
  for (const part of ['cdo', 'itpc'] as const) {
    await city.as(part).actions.createWorkflowDispatch({
      owner: OWNER,
      repo: REPO,
      workflow_id: 'genesis.yml',
      ref: 'main',
      inputs: { reason: 'Published before the programme moved to Git; reviewed on paper' },
    });
    tell.says(PEOPLE[part].name, 'vouches for the datasets that are on main, in the ledger');
    await city.settled();
  }
  await city
    .as('cdo')
    .actions.createWorkflowDispatch({ owner: OWNER, repo: REPO, workflow_id: 'publish.yml', ref: 'main' });
  await city.settled();
  await city.setUp();
  tell.says(PEOPLE.administrator.name, 'runs daylight setup once more: Pages serve what was published');
  const catalogue = await fetch(new URL('data.json', `${city.portal}/`));
  expect(
    catalogue.ok,
    `the portal should list the city's datasets after genesis, but data.json answered ${catalogue.status}`,
  );
  const { dataset }: { dataset: unknown[] } = JSON.parse(await catalogue.text());
  tell.says('Portal', `shows ${dataset.length} datasets that the ledger vouches for`);
  tell.address('Portal', city.portal);
}
