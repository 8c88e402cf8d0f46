import type { LiveRuleset, LiveSettings, Rule } from '../../model/repository-settings.ts';
import { statusOf } from './outage.ts';
import { ADMINISTRATOR, messageOf, type Place, reading } from './repository-settings-reading.ts';

/** Those of the repository, and those that its organisation or enterprise lays over it. */
export function readRulesets({ octokit, owner, repo }: Place): Promise<LiveSettings['rulesets']> {
  return reading(ADMINISTRATOR, async () => {
    const listed = await octokit.paginate(octokit.repos.getRepoRulesets, {
      owner,
      repo,
      includes_parents: true,
      per_page: 100,
    });
    return Promise.all(
      listed.map(async (summary): Promise<LiveRuleset> => {
        const { data } = await octokit.repos.getRepoRuleset({
          owner,
          repo,
          ruleset_id: summary.id,
          includes_parents: true,
        });
        const names = data.conditions && 'ref_name' in data.conditions ? data.conditions.ref_name : undefined;
        return {
          id: data.id,
          name: data.name,
          source: data.source_type ?? 'Repository',
          target: data.target ?? 'branch',
          enforcement: data.enforcement,
          conditions: { ref_name: { include: names?.include ?? [], exclude: names?.exclude ?? [] } },
          rules: (data.rules ?? []).map(ruleOf),
          bypass_actors:
            data.bypass_actors?.map((actor) => ({
              actor_id: actor.actor_id ?? null,
              actor_type: actor.actor_type,
              bypass_mode: actor.bypass_mode ?? 'always',
            })) ?? null,
        };
      }),
    );
  });
}

export function readRulesInForce(
  { octokit, owner, repo }: Place,
  branch: string,
): Promise<LiveSettings['rulesInForce']> {
  return reading(ADMINISTRATOR, async () => {
    const rules = await octokit.paginate(octokit.repos.getBranchRules, {
      owner,
      repo,
      branch,
      per_page: 100,
    });
    return rules.map(ruleOf);
  });
}

/** GitHub says 404 to those who may not know, too, but in other words. */
export function readClassicProtection(
  { octokit, owner, repo }: Place,
  branch: string,
): Promise<LiveSettings['classicProtection']> {
  return reading(ADMINISTRATOR, async () => {
    try {
      await octokit.repos.getBranchProtection({ owner, repo, branch });
      return true;
    } catch (error) {
      if (statusOf(error) === 404 && /not protected/i.test(messageOf(error))) return false;
      throw error;
    }
  });
}

function ruleOf(rule: { type: string; parameters?: object }): Rule {
  return rule.parameters === undefined
    ? { type: rule.type }
    : { type: rule.type, parameters: { ...rule.parameters } };
}
