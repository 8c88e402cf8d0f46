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
import { ADMINISTRATOR, PUBLISHER } from './emulator/domain.ts';
import { createEmulator, type Emulator } from './emulator/emulator.ts';
import { type EmulatorServer, serveEmulator } from './emulator/server.ts';
import { FIELDSET, MARKER_FIELDS } from './marker.ts';

const LOGIN = { DAYLIGHT_CITY_DATA_TOKEN: `${PUBLISHER.email}:${PUBLISHER.password}` };
const OTHER_CSV = 'id,species\n1,Ginkgo biloba\n';

describe('from signed main to Socrata, by daylight publish', () => {
  let city: ScratchPublishing;
  let emulator: Emulator;
  let server: EmulatorServer;

  beforeAll(async () => {
    emulator = createEmulator(
      { looks: 0, fieldsets: { [FIELDSET]: [...MARKER_FIELDS] } },
      () => new Date('2026-11-23T12:00:00Z'),
    );
    server = await serveEmulator(emulator);
    emulator.domain.settings.host = new URL(server.url).host;
    city = await scratchPublishing('parks/trees', 'parks/benches');
    const governance = load(readFileSync(join(city.work.root, 'governance.yml'), 'utf8')) as object;
    const portals = { 'city-data': { adapter: 'socrata', title: 'City data', url: server.url } };
    city.work.write({ 'governance.yml': dump({ ...governance, portals }) });
    city.work.commit('Feed the city’s Socrata');
    await city.clear('2026-11-20T09:00:00Z');
  });

  afterAll(async () => {
    await city?.close();
    await server?.close();
  });

  test('without --apply nothing reaches the portal', async () => {
    expect(await daylight('publish')).toMatchObject({ code: 0 });
    expect(emulator.domain.views.size).toBe(0);
  });

  test('what is signed is public, with its rows', async () => {
    const { code, said } = await daylight('publish', '--apply');
    expect([code, said.join('\n')]).toEqual([0, expect.stringContaining('trees')]);
    expect(await rows('All trees of the parks')).toContain('"1","Quercus agrifolia"');
    expect(emulator.domain.views.size).toBe(2);
  });

  test('the next run has nothing to do, and opens no revision', async () => {
    const revisions = () => [...emulator.domain.revisions.values()].flat().length;
    const before = revisions();
    expect(await daylight('publish', '--apply')).toMatchObject({ code: 0 });
    expect(revisions()).toBe(before);
  });

  test('what is signed anew replaces what was there', async () => {
    city.work.write(folderOf('parks/trees', OTHER_CSV));
    city.work.commit('Measure again');
    await city.clear('2026-11-22T09:00:00Z');
    expect(await daylight('publish', '--apply')).toMatchObject({ code: 0 });
    expect(await rows('All trees of the parks')).toBe('"id","species"\n"1","Ginkgo biloba"\n');
    expect(emulator.domain.views.size).toBe(2);
  });

  test.each([
    ['no key', {}, 'DAYLIGHT_CITY_DATA_TOKEN'],
    ['a key without its secret', { DAYLIGHT_CITY_DATA_TOKEN: 'only-an-id' }, 'as id:secret'],
    ['a key that is not accepted', { DAYLIGHT_CITY_DATA_TOKEN: 'id:wrong' }, 'does not accept the login id'],
  ])('%s is one line that says what to do', async (_, env, expected) => {
    const { code, said } = await daylightAs(env, 'publish', '--apply');
    expect([code, said.join('\n')]).toEqual([2, expect.stringContaining(expected)]);
  });

  test('what an editor writes on the portal is told, and waits for an answer', async () => {
    const title = 'Trees, as an editor calls them';
    const id = idOf('All trees of the parks');
    const sent = await fetch(`${server.url}/api/views/metadata/v1/${id}`, {
      method: 'PATCH',
      headers: { authorization: `Basic ${btoa(`${ADMINISTRATOR.email}:${ADMINISTRATOR.password}`)}` },
      body: JSON.stringify({ name: title }),
    });
    expect(sent.status).toBe(200);
    const { code, said } = await daylight('drift', '--apply');
    expect([code, said.join('\n')]).toEqual([1, expect.stringContaining('trees')]);
    await daylight('publish', '--apply');
    expect(idOf(title)).toBe(id);
  });

  test('a takedown hides an entry at once, also while GitHub is away, and the next run leaves it hidden', async () => {
    const benches = `${server.url}/resource/${idOf('All benches of the parks')}.csv`;
    const trees = `${server.url}/d/${idOf('Trees, as an editor calls them')}`;
    expect((await fetch(benches)).status).toBe(200);
    const away = { ...LOGIN, GITHUB_API_URL: 'http://127.0.0.1:9' };
    const order = ['takedown', 'parks/benches', '--reason', 'Names of residents', '--by', 'cleo', '--apply'];
    const { said } = await daylightAs(away, ...order);
    expect(said.join('\n')).toContain('benches');
    expect((await fetch(benches)).status).toBe(403);
    await daylight('publish', '--apply');
    expect((await fetch(benches)).status).toBe(403);
    expect((await fetch(trees)).status).toBe(200);
  });

  function daylight(...argv: string[]) {
    return daylightAs(LOGIN, ...argv);
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

  /** What a visitor downloads. */
  async function rows(title: string): Promise<string> {
    return (await fetch(`${server.url}/resource/${idOf(title)}.csv`)).text();
  }

  function idOf(title: string): string | undefined {
    return [...emulator.domain.views.values()].find(({ about }) => about.name === title)?.id;
  }
});
