import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER, REPO } from '../city.ts';
import { git } from '../git.ts';
import type { Travel } from '../journey.ts';
import { expect } from '../observe.ts';
import { PEOPLE } from '../people.ts';

/** An administrator lifts the protection and pushes to main: the publisher asks the ledger, and refuses. */
export async function bypassed({ city, tell }: Travel): Promise<void> {
  const ada = PEOPLE.administrator;
  const here = { owner: OWNER, repo: REPO };
  const octokit = city.as('administrator');
  tell.station('A push around the gate');
  const { data: rulesets } = await octokit.repos.getRepoRulesets(here);
  const main = rulesets.find((ruleset) => ruleset.name === 'main');
  expect(main !== undefined, 'the ruleset of main should be there');
  await octokit.repos.updateRepoRuleset({ ...here, ruleset_id: main.id, enforcement: 'disabled' });
  const copy = await city.clone('administrator');
  const file = join(copy, 'datasets', 'environment', 'weather', 'metadata.yml');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/^title: .*$/m, 'title: Weather, corrected in a hurry'),
  );
  await git(copy, ada, 'commit', '--quiet', '--all', '--message', 'Quick fix');
  await git(copy, ada, 'push', '--quiet', 'origin', 'HEAD:main');
  await octokit.repos.updateRepoRuleset({ ...here, ruleset_id: main.id, enforcement: 'active' });
  tell.says(ada.name, 'switches the protection off, pushes straight to main, and switches it on again');
  await city.settled();

  const page = await fetch(new URL('datasets/weather/', `${city.portal}/`));
  const text = await page.text();
  expect(page.ok && !text.includes('corrected in a hurry'), 'the portal should still show what was signed');
  const { data: issues } = await octokit.issues.listForRepo({ ...here, state: 'open' });
  const issue = issues.find(
    (candidate) => candidate.pull_request === undefined && candidate.body?.includes('environment/weather'),
  );
  expect(issue !== undefined, 'the refusal should be reported in an issue');
  tell.says(
    'Publisher',
    'refuses: the ledger has no complete entry for this content; everything signed stays published',
  );
  tell.address('Reported', issue.html_url);
}
