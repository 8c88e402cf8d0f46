import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import { FULL, HERE, type Office, openOffice, PERMISSIONS } from './scratch-office.ts';

/** A city sets itself up, step by step, over HTTP: each test goes on where the one before it ended. */
let office: Office;
let app: { id: number; key: string };

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => {
  expect(office.forge.unknownRoutes).toEqual([]);
  expect(office.forge.faults).toEqual([]);
  await office.close();
});

test('before anything is set up, doctor says NOT ENFORCED first, and how to make the App', async () => {
  const { code, said } = await office.run(['doctor']);
  expect(code).toBe(1);
  expect(said.split('\n')[0]).toBe(`${FULL}  NOT ENFORCED: there is a way around the gate.`);
  expect(said).toContain('/organizations/arroyo/settings/apps/new?name=Daylight+arroyo');
  expect(said).toContain('contents=write');
});

test('without --apply, setup says what it would do and does nothing', async () => {
  const { code, said } = await office.run(['setup']);
  expect(code).toBe(0);
  expect(said).toContain('add --apply to make them');
  expect(said).toContain('create-ruleset main');
  expect((await office.ada.repos.getRepoRulesets(HERE)).data).toEqual([]);
  expect((await office.ada.repos.getAllEnvironments(HERE)).data.total_count).toBe(0);
});

test('without an App, only what does not need one is made: a ledger that nobody may write would be of no use', async () => {
  await office.run(['setup', '--apply']);
  const { data } = await office.ada.repos.getRepoRulesets(HERE);
  expect(data.map(({ name }) => name).sort()).toEqual(['ledger-permanent', 'main']);
  const { ids, verdict } = await office.found();
  expect(verdict).toBe('not-enforced');
  expect(ids).toEqual([
    'app-missing',
    'check-not-pinned',
    'pages-not-yet',
    'ruleset-missing',
    'secret-missing',
  ]);
});

test('with the number of the App, setup makes and pins the rest, and says what is left for people', async () => {
  app = office.forge.addApp('daylight', FULL, PERMISSIONS);
  const { code, said } = await office.run(['setup', '--app-id', String(app.id), '--apply']);
  expect(code).toBe(0);
  expect(said).toContain('update-ruleset main: done');
  expect(said).toContain('set-variable DAYLIGHT_APP_ID in daylight: done');
  expect(said).toMatch(/Left for you:[\s\S]*the secret DAYLIGHT_APP_KEY/);
});

test('a second run finds nothing to do', async () => {
  const { said } = await office.run(['setup', '--apply']);
  expect(said).toContain('Nothing to set up.');
});

test('with the key in its place doctor says fine, and that Pages wait for the first publication', async () => {
  office.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: app.key } });
  expect(await office.found()).toEqual({ code: 0, verdict: 'enforced', ids: ['pages-not-yet'] });
});

test('after the first publication setup turns on Pages and notes their address; then nothing differs', async () => {
  const token = office.forge.appToken(app.id, app.key);
  const { data } = await office.ada.git.getRef({ ...HERE, ref: 'heads/main' });
  const bot = createOctokit({ token, baseUrl: office.forge.apiUrl });
  await bot.git.createRef({ ...HERE, ref: 'refs/heads/site', sha: data.object.sha });
  expect((await office.found()).ids).toEqual(['pages-missing', 'variable-missing']);
  const { code } = await office.run(['setup', '--apply']);
  expect(code).toBe(0);
  const environment = office.forge.environment(FULL, 'daylight');
  expect(environment?.variables.DAYLIGHT_SITE_URL).toBe(`${office.forge.url}/${FULL}`);
  const { said } = await office.run(['doctor']);
  expect(said).toContain('ENFORCED: nothing reaches main or the portal but by the gate.');
  expect(said).toContain('The repository is as the code says.');
  expect((await office.run(['setup', '--apply'])).said).toBe('Nothing to set up.');
});

test('nobody but the App can write what the rulesets keep for it', async () => {
  const { data } = await office.ada.git.getRef({ ...HERE, ref: 'heads/main' });
  const ref = { ...HERE, ref: 'refs/heads/ledger', sha: data.object.sha };
  await expect(office.ada.git.createRef(ref)).rejects.toMatchObject({ status: 422 });
});

test.each([
  [['setup', '--app-id', 'daylight'], '--app-id takes the number'],
  [['doctor', '--repository', 'arroyo/nothing'], '/repos/arroyo/nothing (Not Found). Check the name'],
])('wrong use and outages are one line and exit code 2: %j', async (argv, line) => {
  const { code, errors } = await office.run(argv);
  expect(code).toBe(2);
  expect(errors).toContain(line);
});
