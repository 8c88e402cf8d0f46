import { readFileSync } from 'node:fs';
import type { Octokit } from '@octokit/rest';
import { HERE } from './here.ts';

/** The rulesets of the repository, with the App filled in as setup does. */
export async function protect(octokit: Octokit, appId: number): Promise<void> {
  for (const name of ['main', 'ledger-append', 'ledger-permanent']) {
    const text = readFileSync(new URL(`../../../.github/rulesets/${name}.json`, import.meta.url), 'utf8');
    const ruleset = JSON.parse(text, (key, value) =>
      (key === 'integration_id' || key === 'actor_id') && value === null ? appId : value,
    );
    await octokit.repos.createRepoRuleset({ ...HERE, ...ruleset });
  }
}
