import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOctokit } from '../../gather/github/octokit.ts';
import type { LiveRuleset } from '../../model/repository-settings.ts';
import { FULL, HERE, type Office, openOffice, PERMISSIONS } from './scratch-office.ts';

/** A repository that is exactly as the code says, with the App at work and something published. */
export interface HealthyOffice extends Office {
  app: { id: number; key: string };
  /** A ruleset of the repository as GitHub shows it. */
  ruleset(name: string): Promise<LiveRuleset>;
  put(ruleset: LiveRuleset): Promise<unknown>;
  setup(): Promise<unknown>;
  /** Everything as the first setup made it, the key of the App included. */
  again(): Promise<unknown>;
}

/** Damages one thing and returns what sets it right again. */
export type Damage = (city: HealthyOffice) => Promise<() => Promise<unknown>>;

/** What is damaged, and the ids of all that doctor then finds. */
export type DamageCase = [title: string, expected: string[], damage: Damage];

export const ENVIRONMENT = { ...HERE, environment_name: 'daylight' };

async function openHealthyOffice(): Promise<HealthyOffice> {
  const office = await openOffice();
  const app = office.forge.addApp('daylight', FULL, PERMISSIONS);
  const setup = (): Promise<unknown> => office.run(['setup', '--apply']);
  const again = async (): Promise<void> => {
    await office.run(['setup', '--app-id', String(app.id), '--apply']);
    office.forge.setEnvironment(FULL, 'daylight', { secrets: { DAYLIGHT_APP_KEY: app.key } });
  };
  await again();
  const bot = createOctokit({ token: office.forge.appToken(app.id, app.key), baseUrl: office.forge.apiUrl });
  const { data } = await bot.git.getRef({ ...HERE, ref: 'heads/main' });
  await bot.git.createRef({ ...HERE, ref: 'refs/heads/site', sha: data.object.sha });
  await setup();
  const path = '/repos/{owner}/{repo}/rulesets/{ruleset_id}';
  return {
    ...office,
    app,
    setup,
    again,
    async ruleset(name) {
      const { data: all } = await office.ada.repos.getRepoRulesets(HERE);
      const id = all.find((each) => each.name === name)?.id ?? 0;
      return (await office.ada.request<LiveRuleset>({ url: path, ...HERE, ruleset_id: id })).data;
    },
    put: (ruleset) =>
      office.ada.request({ method: 'PUT', url: path, ...HERE, ...ruleset, ruleset_id: ruleset.id }),
  };
}

/** Changes a ruleset on GitHub; setting it right is putting back what was there. */
export function changed(name: string, change: (ruleset: LiveRuleset) => void): Damage {
  return async (city) => {
    const before = await city.ruleset(name);
    const after = structuredClone(before);
    change(after);
    await city.put(after);
    return () => city.put(before);
  };
}

/** Changes a file of the code, so that it is GitHub that falls behind. */
export function edited(path: string, change: (text: string) => string): Damage {
  return (city) => city.edit(path, change);
}

/** For a file of tests: one healthy repository, which each test finds and leaves as it was. Returns where it is. */
export function useHealthyOffice(): () => HealthyOffice {
  let city: HealthyOffice;
  beforeAll(async () => {
    city = await openHealthyOffice();
    expect(await city.found()).toEqual({ code: 0, verdict: 'enforced', ids: [] });
  });
  afterAll(async () => {
    expect((await city.found()).ids).toEqual([]);
    expect(city.forge.unknownRoutes).toEqual([]);
    expect(city.forge.faults).toEqual([]);
    await city.close();
  });
  return () => city;
}

const ONLY_NOTICES = ['secret-unknown', 'variable-unknown', 'label-extra', 'members-may-read'];

/** Each damage is found as itself and as nothing else, and is gone when it is mended. */
export function testDamages(cases: readonly DamageCase[], city: () => HealthyOffice): void {
  test.each(cases)('%s is found: %j', async (_, expected, damage) => {
    const mend = await damage(city());
    const { ids, code } = await city().found();
    await mend();
    expect(ids).toEqual(expected);
    expect(code).toBe(ONLY_NOTICES.includes(expected[0] ?? '') ? 0 : 1);
    expect((await city().found()).ids).toEqual([]);
  });
}
