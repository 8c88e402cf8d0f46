import { afterAll, beforeAll, describe, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import { type Scratch, writeFile } from './assumption.ts';
import { assumptions } from './assumptions.ts';

/**
 * The same, on github.com: in a scratch organisation, with the tokens of two people. Makes one private repository there
 * and deletes it again.
 */
const {
  DAYLIGHT_TEST_ORGANIZATION: owner,
  DAYLIGHT_TEST_TOKEN: token,
  DAYLIGHT_TEST_REVIEWER_TOKEN: reviewerToken,
} = process.env;
const missing = owner === undefined || token === undefined || reviewerToken === undefined;
if (missing)
  console.log(
    'test:github skipped: it needs DAYLIGHT_TEST_ORGANIZATION, and the tokens of two of its members in DAYLIGHT_TEST_TOKEN (may create and delete repositories) and DAYLIGHT_TEST_REVIEWER_TOKEN.',
  );

describe.skipIf(missing)('what Daylight takes for granted about GitHub, on github.com', () => {
  let scratch: Scratch;

  beforeAll(async () => {
    if (owner === undefined || token === undefined || reviewerToken === undefined) return;
    const [author, reviewer] = [createOctokit({ token }), createOctokit({ token: reviewerToken })];
    const repo = `daylight-scratch-${Date.now()}`;
    const { data: person } = await reviewer.users.getAuthenticated();
    await author.repos.createInOrg({ org: owner, name: repo, private: true });
    scratch = { owner, repo, author, reviewer, reviewerLogin: person.login };
    await writeFile(scratch, 'main', 'README.md', '# Scratch\n');
    await author.repos.addCollaborator({ owner, repo, username: person.login, permission: 'push' });
  });

  afterAll(async () => {
    const { author, owner: org, repo } = scratch ?? {};
    if (author !== undefined) await author.repos.delete({ owner: org, repo });
  });

  test.each(assumptions)('$says', ({ holds }) => holds(scratch));
});
