import type { LiveSettings } from '../../model/repository-settings.ts';
import { ADMINISTRATOR, type Place, reading } from './repository-settings-reading.ts';

/** Whether workflows run at all, and which actions of others they may use. */
export function readActions({ octokit, owner, repo }: Place): Promise<LiveSettings['actions']> {
  const { actions } = octokit;
  return reading(ADMINISTRATOR, async () => {
    const { data } = await actions.getGithubActionsPermissionsRepository({ owner, repo });
    const allowed = data.allowed_actions ?? 'all';
    // GitHub answers what is selected only where something is.
    const selected =
      data.enabled && allowed === 'selected'
        ? (await actions.getAllowedActionsRepository({ owner, repo })).data
        : {};
    return {
      enabled: data.enabled,
      allowed,
      githubOwned: selected.github_owned_allowed === true,
      patterns: selected.patterns_allowed ?? [],
    };
  });
}

/** What a workflow gets that does not say what it needs, and whether it may approve pull requests. */
export function readWorkflowToken({ octokit, owner, repo }: Place): Promise<LiveSettings['workflowToken']> {
  return reading(ADMINISTRATOR, async () => {
    const { data } = await octokit.actions.getGithubActionsDefaultWorkflowPermissionsRepository({
      owner,
      repo,
    });
    return {
      permissions: data.default_workflow_permissions,
      approves: data.can_approve_pull_request_reviews,
    };
  });
}

export function readWorkflows({ octokit, owner, repo }: Place): Promise<LiveSettings['workflows']> {
  return reading('Actions: read', async () => {
    const all = await octokit.paginate(octokit.actions.listRepoWorkflows, { owner, repo, per_page: 100 });
    return Object.fromEntries(all.map(({ path, state }) => [path, state]));
  });
}
