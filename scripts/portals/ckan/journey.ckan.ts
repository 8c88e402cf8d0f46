import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drift } from '../../cli/commands/drift.ts';
import { publish } from '../../cli/commands/publish.ts';
import { takedown } from '../../cli/commands/takedown.ts';
import type { Io } from '../../cli/io.ts';
import { main } from '../../cli/main.ts';
import {
  FULL_NAME,
  folderOf,
  type ScratchPublishing,
  scratchPublishing,
} from '../../cli/publish/scratch-publishing.ts';
import type { CkanPackage } from './package.ts';
import type { Access } from './server/access.ts';
import { ask, emptyServer, serverForTests } from './test-server.ts';

const server = await serverForTests(process.env);
const OTHER_CSV = 'tree,height\n1,99\n';
const here = { owner: 'arroyo', repo: 'open-data' };

describe.skipIf(server === null)('from signed main to a real CKAN, by daylight publish', () => {
  const access = server as Access;
  let city: ScratchPublishing;

  beforeAll(async () => {
    await emptyServer(access);
    city = await scratchPublishing('parks/trees', 'parks/benches');
    const governance = load(readFileSync(join(city.work.root, 'governance.yml'), 'utf8')) as object;
    const portals = {
      'city-data': { adapter: 'ckan', title: 'City data', url: access.url, organization_prefix: 'arroyo-' },
    };
    city.work.write({ 'governance.yml': dump({ ...governance, portals }) });
    city.work.commit('Feed the city’s CKAN');
    await city.clear('2026-11-20T09:00:00Z');
  });
  afterAll(() => city?.close());

  test('without --apply nothing reaches the portal', async () => {
    expect(await daylight('publish')).toMatchObject({ code: 0 });
    expect(await visitor('package_search', {})).toMatchObject({ count: 0 });
  });

  test('what is signed is public, with its data, and the deployment leads there', async () => {
    const { code, said } = await daylight('publish', '--apply');
    expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('trees')]);
    const entry = await visitor<CkanPackage>('package_show', { id: 'trees' });
    expect(entry).toMatchObject({ title: 'All trees of the parks', organization: { name: 'arroyo-parks' } });
    const file = await fetch(entry.resources?.[0]?.url ?? '');
    expect(await file.text()).toBe(
      readFileSync(join(city.work.root, 'datasets/parks/trees/data.csv'), 'utf8'),
    );
    expect((await fetch(`${access.url}/dataset/trees`)).status).toBe(200);

    const { data: deployments } = await city.octokit.repos.listDeployments({ ...here });
    const [last] = deployments;
    const { data: states } = await city.octokit.repos.listDeploymentStatuses({
      ...here,
      deployment_id: last?.id ?? 0,
    });
    expect(states[0]).toMatchObject({
      state: 'success',
      environment_url: expect.stringContaining(access.url),
    });
  });

  test('the next run has nothing to do, and leaves every entry as it was', async () => {
    const before = await revision('trees');
    expect(await daylight('publish', '--apply')).toMatchObject({ code: 0 });
    expect(await revision('trees')).toBe(before);
  });

  test('what somebody pushed around the gate does not reach the portal', async () => {
    const before = await revision('trees');
    await sneak('datasets/parks/trees/data.csv', OTHER_CSV);
    const { code, said } = await daylight('publish', '--apply');
    expect([code, said.join('\n')]).toEqual([1, expect.stringContaining('parks/trees')]);
    expect(await revision('trees')).toBe(before);
  });

  test('what is signed anew does', async () => {
    city.work.write(folderOf('parks/trees', OTHER_CSV));
    city.work.commit('Measure again');
    await city.clear('2026-11-22T09:00:00Z');
    expect(await daylight('publish', '--apply')).toMatchObject({ code: 0 });
    const entry = await visitor<CkanPackage>('package_show', { id: 'trees' });
    expect(await (await fetch(entry.resources?.[0]?.url ?? '')).text()).toBe(OTHER_CSV);
  });

  test('a portal without its token is one line that names the variable', async () => {
    const { code, said } = await daylightAs({}, 'publish', '--apply');
    expect([code, said.join('\n')]).toEqual([2, expect.stringContaining('DAYLIGHT_CITY_DATA_TOKEN')]);
  });

  test('what an editor writes on the portal is told, and waits for an answer', async () => {
    const title = 'Trees, as an editor calls them';
    await ask(access, access.administrator, 'package_patch', { id: 'trees', title });
    const { code, said } = await daylight('drift', '--apply');
    expect([code, said.join('\n')]).toEqual([1, expect.stringContaining('trees')]);
    const { data: pulls } = await city.octokit.pulls.list({ ...here });
    expect(pulls.map(({ head }) => head.ref)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^drift\/city-data\/parks\/trees-/)]),
    );
    await daylight('publish', '--apply');
    expect(await visitor('package_show', { id: 'trees' })).toMatchObject({ title });
  });

  test('a takedown hides an entry at once, also while GitHub is away, and the next run leaves it hidden', async () => {
    const away = { GITHUB_API_URL: 'http://127.0.0.1:9', DAYLIGHT_CITY_DATA_TOKEN: access.publisher };
    const order = ['takedown', 'parks/benches', '--reason', 'Names of residents', '--by', 'cleo', '--apply'];
    const { said } = await daylightAs(away, ...order);
    expect(said.join('\n')).toContain('benches');
    await expect(visitor('package_show', { id: 'benches' })).rejects.toThrow('403');
    expect((await fetch(`${access.url}/dataset/benches`)).status).toBe(404);
    await daylight('publish', '--apply');
    await expect(visitor('package_show', { id: 'benches' })).rejects.toThrow('403');
    expect(await visitor('package_show', { id: 'trees' })).toMatchObject({ private: false });
  });

  function daylight(...argv: string[]) {
    return daylightAs({ DAYLIGHT_CITY_DATA_TOKEN: access.publisher }, ...argv);
  }

  async function daylightAs(env: Io['env'], ...argv: string[]) {
    const said: string[] = [];
    const { token, clone } = city.connection();
    const code = await main(argv, [publish, drift, takedown], {
      env: {
        GITHUB_TOKEN: token,
        GITHUB_REPOSITORY: FULL_NAME,
        GITHUB_API_URL: city.forge.apiUrl,
        GITHUB_SERVER_URL: city.forge.url,
        ...env,
      },
      cwd: clone,
      now: () => new Date('2026-11-23T12:00:00Z'),
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      colour: false,
      live: false,
      interrupted: () => new Promise(() => undefined),
    });
    return { code, said };
  }

  /** A push of somebody who may push to main. */
  async function sneak(path: string, text: string): Promise<void> {
    const { data } = await city.octokit.repos.getContent({ ...here, path });
    if (Array.isArray(data)) throw new Error(`${path} is a folder`);
    const content = Buffer.from(text).toString('base64');
    await city.octokit.repos.createOrUpdateFileContents({
      ...here,
      path,
      message: 'Sneak',
      content,
      sha: data.sha,
    });
  }

  function visitor<T>(action: string, body: object): Promise<T> {
    return ask<T>(access, null, action, body);
  }

  async function revision(id: string): Promise<string> {
    return (await visitor<CkanPackage>('package_show', { id })).metadata_modified;
  }
});
