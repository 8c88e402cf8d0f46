import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherTakedown } from '../../gather/github/takedown.ts';
import { Mortal, mortalPortal, network } from '../publish/mortal.ts';
import { publishAll } from '../publish/publish-all.ts';
import { type ScratchPublishing, scratchPublishing } from '../publish/scratch-publishing.ts';
import { carryOut } from './carry-out.ts';

const MOST = 16;
const DATASETS = Array.from({ length: MOST }, (_, i) => `parks/dataset-${i + 1}`);
const here = { owner: 'arroyo', repo: 'open-data' };
const IMMORTAL = Number.POSITIVE_INFINITY;

let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing(...DATASETS);
  await city.clear('2026-11-20T09:00:00Z');
  await publish();
});
afterAll(() => city.close());

const portals = (mortal: Mortal) => ['first', 'second'].map((id) => city.portal(id, mortalPortal(mortal)));

function publish() {
  const meant = portals(new Mortal(IMMORTAL));
  const now = '2026-11-24T09:00:00.000Z';
  const connection = city.connection();
  return publishAll({ connection, portals: () => meant, options: {}, apply: true, now, logUrl: undefined });
}

async function takeDown(dataset: string, mortal: Mortal) {
  const connection = city.connection(network(mortal));
  const facts = await gatherTakedown(connection);
  const order = { datasets: [dataset], reason: 'names of residents' };
  const now = '2026-11-23T12:00:00.000Z';
  const meant = portals(mortal);
  return carryOut({
    connection,
    reachable: true,
    facts,
    order,
    by: 'cleo',
    portals: meant,
    apply: true,
    now,
  });
}

async function told(dataset: string): Promise<string[]> {
  const { octokit } = city;
  const asked = { ...here, path: 'takedowns.jsonl', ref: 'ledger' };
  const file = await octokit.repos.getContent(asked).catch(() => ({ data: {} }));
  const ledger = 'content' in file.data ? Buffer.from(file.data.content, 'base64').toString('utf8') : '';
  const lines = ledger.split('\n').filter((line) => line.includes(`"${dataset}"`));
  const issues = await octokit.paginate(octokit.issues.listForRepo, {
    ...here,
    state: 'open',
    per_page: 100,
  });
  const about = issues.filter(({ title }) => title.split(/[ :]+/).includes(dataset));
  return [
    ...lines.map(() => 'line'),
    ...about.map(({ pull_request: pull }) => (pull ? 'pull' : 'issue')).sort(),
  ];
}

test('a takedown that ends after any of its effects is completed by the next publication, or asked for again', async () => {
  for (const [i, dataset] of DATASETS.entries()) {
    const after = `after ${i + 1} effects`;
    const mortal = new Mortal(i + 1);
    await takeDown(dataset, mortal).catch(() => undefined);
    const holds = () =>
      ['first', 'second'].map((portal) => city.entries(portal).get(dataset.split('/')[1] ?? '')?.hold);
    const [wasHidden] = holds().filter((hold) => hold !== undefined);
    await publish();
    if (!(await told(dataset)).includes('line')) {
      expect(wasHidden, after).toBeDefined();
      expect(holds(), after).toContain(wasHidden);
      expect(await told(dataset), after).toEqual(['issue']);
      await takeDown(dataset, new Mortal(IMMORTAL));
      await publish();
    }
    for (const hold of holds()) expect(hold, after).toMatch(/cleo \(cdo\): names of residents$/);
    expect(await told(dataset), after).toEqual(['line', 'issue', 'pull']);
    if (!mortal.isDead) {
      expect(i).toBeGreaterThan(6);
      return;
    }
  }
  throw new Error(`${MOST} effects are not enough`);
}, 200_000);
