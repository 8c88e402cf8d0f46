import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import { COMMENT_MARKER } from '../../gather/github/standing.ts';
import { type Portal, PortalRefusal } from '../../portals/types.ts';
import { decide } from '../gate/decide.ts';
import { publishAll } from './publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchPublishing;
let pull = 0;
beforeAll(async () => {
  city = await scratchPublishing('parks/trees');
  await city.push();
  const files = folderOf('parks/trees', 'id,species\n1,Ginkgo biloba\n');
  pull = await city.merge('2026-11-22T09:00:00Z', files);
});
afterAll(() => city.close());

const addressed = (portal: Portal): Portal => ({
  ...portal,
  observe: async (entry, as) => ({
    ...(await portal.observe(entry, as)),
    address: `https://data.arroyo.example/${portal.id}/${entry.name}`,
  }),
});
const refusing = (portal: Portal): Portal => ({
  ...addressed(portal),
  write: async () => {
    throw new PortalRefusal('This name is reserved.');
  },
});

async function publish(wrap: (portal: Portal) => Portal) {
  const troubles: string[] = [];
  const portals = [city.portal('steady', addressed), city.portal('city', wrap)];
  await publishAll({
    connection: city.connection(),
    portals: () => portals,
    options: {},
    apply: true,
    now: NOW,
    logUrl: undefined,
    onTrouble: (what) => void troubles.push(what),
  });
  expect(troubles).toEqual([]);
}

async function comment(): Promise<string> {
  const { data } = await city.octokit.issues.listComments({ ...here, issue_number: pull });
  const own = data.filter(({ body }) => body?.startsWith(COMMENT_MARKER));
  expect(own).toHaveLength(1);
  return own[0]?.body ?? '';
}

test('the comment that says how a case stands says where it was published, and what failed and what to do', async () => {
  expect(await comment()).toContain('publishing follows by itself');
  await publish(refusing);
  const failed = await comment();
  expect(failed).toMatch(/^Merged, and not everything is live: run the workflow Publish again/m);
  expect(failed).toMatch(/❌ `trees` on city: This name is reserved\. Re-run/);
  expect(failed).toContain('✅ [trees](https://data.arroyo.example/steady/trees) on steady');

  await publish(addressed);
  const published = await comment();
  expect(published).toMatch(/^Merged and published/m);
  expect(published).toContain('[trees](https://data.arroyo.example/city/trees) on city');
  expect(published).toContain('[trees](https://data.arroyo.example/steady/trees) on steady');
  expect(published).not.toContain('❌');
});

test('whoever decides the case again finds the same in the ledger', async () => {
  const connection = city.connection();
  const facts = await gatherPullRequest({ ...connection, ...here, number: pull, now: NOW });
  if (facts.pullRequest === null) throw new Error('no facts');
  expect(decide(facts, facts.pullRequest).comment.trim()).toBe((await comment()).trim());
});

test('what is published of the dataset later is said on its own pull request, and not on this one', async () => {
  const before = await comment();
  await city.merge('2026-11-23T09:00:00Z', folderOf('parks/trees', 'id,species\n1,Quercus agrifolia\n'));
  await publish(addressed);
  expect(await comment()).toBe(before);
});
