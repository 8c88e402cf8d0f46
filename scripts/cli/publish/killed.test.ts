import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLISHED_FILE } from '../../ledger/paths.ts';
import { createSitePortal } from '../../portals/site/portal.ts';
import { gitBranchStore } from '../../portals/site/store/git-branch.ts';
import type { TreeStore } from '../../portals/site/store/tree-store.ts';
import type { Connection } from '../connection.ts';
import type { ConfiguredPortal } from '../portals.ts';
import { Mortal, mortalPortal, network } from './mortal.ts';
import { publishAll } from './publish-all.ts';
import { folderOf, type ScratchPublishing, scratchPublishing } from './scratch-publishing.ts';

const here = { owner: 'arroyo', repo: 'open-data' };
let city: ScratchPublishing;
beforeAll(async () => {
  city = await scratchPublishing('parks/trees', 'parks/benches');
});
afterAll(() => city.close());

function memory(mortal: Mortal): ConfiguredPortal {
  return city.portal('memory', mortalPortal(mortal));
}

function site(mortal: Mortal, { clone, url, token }: Connection): ConfiguredPortal {
  const store = (branch: string): TreeStore => {
    const real = gitBranchStore({ clone, remote: url, branch, token });
    return {
      ...real,
      receive: (bytes) => mortal.call(true, () => real.receive(bytes)),
      publish: (base, next, about) => mortal.call(true, () => real.publish(base, next, about)),
    };
  };
  const about = { name: 'City of Arroyo', url: 'https://arroyo.example' };
  return {
    id: 'site',
    settings: { adapter: 'site', title: 'Open data' },
    connect: () =>
      createSitePortal({
        id: 'site',
        city: about,
        publicStore: store('site'),
        previewStore: store('preview'),
      }),
  };
}

type Connect = (mortal: Mortal, connection: Connection) => ConfiguredPortal;

async function publish(connect: Connect, now: string, mortal = new Mortal(Number.POSITIVE_INFINITY)) {
  const connection = city.connection(network(mortal));
  const portals = [connect(mortal, connection)];
  return publishAll({ connection, portals: () => portals, options: {}, apply: true, now, logUrl: undefined });
}

async function published(portal: string): Promise<string[]> {
  const { data } = await city.octokit.repos.getContent({ ...here, path: PUBLISHED_FILE, ref: 'ledger' });
  const text = 'content' in data ? Buffer.from(data.content, 'base64').toString('utf8') : '';
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).record);
  return records
    .filter((record) => record.portal === portal)
    .map(({ dataset, digest }) => `${dataset} ${digest}`);
}

async function openDeployments(): Promise<string[]> {
  const deployments = await city.octokit.paginate(city.octokit.repos.listDeployments, {
    ...here,
    per_page: 100,
  });
  const states = await Promise.all(
    deployments.map(async ({ id }) => {
      const { data } = await city.octokit.repos.listDeploymentStatuses({ ...here, deployment_id: id });
      return data[0]?.state ?? 'none';
    }),
  );
  return states.filter((state) => ['none', 'pending', 'queued', 'in_progress'].includes(state));
}

describe.each<[string, Connect]>([
  ['memory', memory],
  ['site', site],
])('publishing to %s, ended after each of its effects', (id, connect) => {
  test('is completed by the next run, and nothing is there twice', async () => {
    const before = new Set<string>();
    for (let at = 1; ; at += 1) {
      const day = new Date(Date.UTC(2027, 0, at)).toISOString();
      const pull = await city.merge(day, folderOf('parks/trees', `id,species\n${at},${id}\n`));
      const mortal = new Mortal(at);
      const first = await publish(connect, day, mortal).catch(() => null);
      const results = first === null || mortal.isDead ? (await publish(connect, day)).results : first.results;
      expect(results[0]?.outage, `after ${at} effects`).toBeUndefined();
      expect(results[0]?.receipts.filter(({ outcome }) => outcome !== 'done')).toEqual([]);

      const { results: quiet } = await publish(connect, day);
      expect(quiet[0]?.plan?.changes, `after ${at} effects`).toEqual([]);
      const lines = await published(id);
      expect(new Set(lines).size, `ledger lines after ${at} effects`).toBe(
        lines.filter((line) => !before.has(line)).length + before.size,
      );
      for (const line of lines) before.add(line);
      const { data: comments } = await city.octokit.issues.listComments({ ...here, issue_number: pull });
      expect(comments.length, `comments after ${at} effects`).toBe(2);
      expect(comments[0]?.body, `how the case stands after ${at} effects`).toContain('Merged and published');
      expect(await openDeployments(), `deployments after ${at} effects`).toEqual([]);
      if (!mortal.isDead) {
        expect(at).toBeGreaterThan(8);
        return;
      }
    }
  }, 300_000);
});
