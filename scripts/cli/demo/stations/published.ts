import { OWNER, REPO, REPOSITORY } from '../city.ts';
import type { Travel } from '../journey.ts';
import { expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { answerAll, review } from '../review.ts';

/** Everything stands, the CDO says `/publish`, and the portal shows it to everybody. */
export async function published({ city, tell, pull }: Travel): Promise<void> {
  tell.station('All sign, merging publishes');
  await review(city, 'ciso', pull, 'APPROVE', 'Thank you.');
  tell.says(PEOPLE.ciso.name, 'approves');
  await city.settled();
  await answerAll(city, 'cdo', pull);
  await review(city, 'cdo', pull, 'APPROVE', 'Publication plan complete.');
  tell.says(PEOPLE.cdo.name, 'completes the publication plan and approves');
  await city.settled();
  const seen = await look(city.as('cdo'), pull);
  expect(seen.state === 'success', `the gate should be green, but it is ${seen.state}: ${seen.description}`);
  tell.says('Gate', seen.description);

  const here = { owner: OWNER, repo: REPO };
  await city.as('cdo').issues.createComment({ ...here, issue_number: pull, body: '/publish' });
  tell.says(PEOPLE.cdo.name, 'comments "/publish": Daylight merges');
  await city.settled();

  const { data: merged } = await city.as('cdo').pulls.get({ ...here, pull_number: pull });
  expect(merged.merged, `the App should have merged what the CDO ordered, but it is ${merged.state}`);
  const page = new URL('datasets/weather/', `${city.portal}/`);
  const shown = await fetch(page);
  expect(shown.ok, `the published page should answer, but ${page} said ${shown.status}`);
  const preview = await fetch(new URL(`datasets/weather--pr-${pull}/`, `${city.preview}/`));
  expect(preview.status === 404, `the preview should be gone, but it answered ${preview.status}`);
  tell.says('Portal', 'shows the dataset to everybody; the preview is gone');
  tell.address('Published', page.href);

  const { data: deployments } = await city
    .as('cdo')
    .repos.listDeployments({ ...here, sha: merged.merge_commit_sha ?? '' });
  expect(deployments.length > 0, 'the merge commit should carry a deployment');
  const { data: comments } = await city
    .as('cdo')
    .issues.listComments({ ...here, issue_number: pull, per_page: 100 });
  const receipt = comments.find((comment) => comment.body?.includes('<!-- daylight:published -->'));
  expect(receipt !== undefined, 'the pull request should carry the receipt of publishing');
  tell.says(
    'Receipt',
    'deployment and comment on the pull request; department, policy and ITA are mentioned',
  );
  tell.address('Pull request', city.forge.pullRequestUrl(REPOSITORY, pull));
}
