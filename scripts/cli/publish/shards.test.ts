import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDeployment } from '../../apply/deployment.ts';
import { scratchRepository } from '../../gather/scratch-repository.ts';
import type { Portal } from '../../portals/types.ts';
import { publishAll } from './publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const DATASETS = Array.from({ length: 9 }, (_, i) => `parks/dataset-${i}`);
const NAMES = DATASETS.map((id) => id.split('/')[1]);
const PARTS = [1, 2, 3].map((index) => ({ index, of: 3 }));
const NOW = '2026-11-23T12:00:00.000Z';
const here = { owner: 'arroyo', repo: 'open-data' };

let city: ScratchPublishing;
let pull: number;
beforeAll(async () => {
  city = await scratchPublishing(...DATASETS);
  pull = await city.clear('2026-11-20T09:00:00Z');
});
afterAll(() => city.close());

/** One machine of several, with a clone of its own. */
async function part(shard: { index: number; of: number }, wrap: (portal: Portal) => Portal = (as) => as) {
  const clone = scratchRepository();
  try {
    const whole = (portal: Portal): Portal => ({
      ...portal,
      capabilities: { ...portal.capabilities, whole: true },
    });
    return await publishAll({
      connection: { ...city.connection(), clone: clone.root },
      portals: () => [city.portal('parts', wrap), city.portal('whole', (portal) => wrap(whole(portal)))],
      options: { shard },
      apply: true,
      now: NOW,
      logUrl: undefined,
    });
  } finally {
    clone.dispose();
  }
}

async function states(task: string): Promise<string[]> {
  const { data } = await city.octokit.repos.listDeployments({ ...here, task });
  return Promise.all(
    data.map(async ({ id }) => {
      const statuses = await city.octokit.repos.listDeploymentStatuses({ ...here, deployment_id: id });
      return statuses.data[0]?.state ?? 'none';
    }),
  );
}

test('machines side by side publish together what one would, and none writes over what another says', async () => {
  const runs = await Promise.all(PARTS.map((shard) => part(shard)));
  for (const { results } of runs) expect(results.flatMap(({ outage }) => outage ?? [])).toEqual([]);
  for (const portal of ['parts', 'whole'])
    expect([...city.entries(portal).keys()].sort(), portal).toEqual(NAMES);

  const made = runs.map(({ results }) => results.map(({ plan }) => plan?.changes.length ?? null));
  expect(made.reduce((sum, [parts = 0]) => sum + (parts ?? 0), 0)).toBe(NAMES.length);
  expect(made.map(([, whole]) => whole)).toEqual([NAMES.length, null, null]);
  expect(runs.map(({ results }) => results[1]?.elsewhere)).toEqual([undefined, true, true]);

  const { data: comments } = await city.octokit.issues.listComments({ ...here, issue_number: pull });
  const told = comments.map(({ body }) => body ?? '').join('\n');
  for (const name of NAMES) expect(told).toMatch(new RegExp(`\\b${name}\\b.* on parts`));
  for (const { index } of PARTS) expect(await states(`deploy:${index}/3`)).toContain('success');
  for (const { index } of PARTS) expect(await states(`deploy:${index}/3`)).not.toContain('in_progress');
});

test('what another part is at is not what this one left unfinished', async () => {
  const { data } = await city.octokit.repos.getBranch({ ...here, branch: 'main' });
  const begun = { sha: data.commit.sha, environment: 'parts', description: 'Begun', task: 'deploy:2/3' };
  await startDeployment(city.connection().octokit, here, begun);
  await part({ index: 1, of: 3 });
  expect(await states('deploy:2/3')).toContain('in_progress');
  await part({ index: 2, of: 3 });
  expect(await states('deploy:2/3')).not.toContain('in_progress');
});

test('what was taken down is hidden by the part whose work it is, once', async () => {
  const reason = 'names of residents';
  const about = {
    kind: 'takedown',
    at: '2026-11-22T09:00:00.000Z',
    role: 'cdo',
    by: 'cleo',
    reason,
  } as const;
  await city.record(
    { ...about, dataset: DATASETS[0] ?? '' },
    { ...about, dataset: DATASETS[1] ?? '' },
    { ...about, dataset: DATASETS[2] ?? '' },
  );
  const held: string[] = [];
  const counting = (portal: Portal): Portal => ({
    ...portal,
    hold: (entry, text) => {
      held.push(`${portal.id} ${entry.name}`);
      return portal.hold(entry, text);
    },
  });
  for (const shard of PARTS) await part(shard, counting);
  const expected = ['parts', 'whole'].flatMap((id) => NAMES.slice(0, 3).map((name) => `${id} ${name}`));
  expect(held.sort()).toEqual(expected);
});
