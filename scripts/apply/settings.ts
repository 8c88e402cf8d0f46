import type { Octokit } from '@octokit/rest';
import type { SettingsChange, SettingsReceipt } from '../model/repository-settings.ts';
import type { Repository } from './repository.ts';
import { statusOf, unless } from './status-of.ts';

/**
 * Carries out what `setup` planned, one after the other, with one receipt each. Safe to repeat. What GitHub refuses
 * (a plan without Pages, a token without the right) stops nothing else; an outage is thrown.
 */
export async function applySettings(
  octokit: Octokit,
  repository: Repository,
  changes: readonly SettingsChange[],
): Promise<SettingsReceipt[]> {
  const receipts: SettingsReceipt[] = [];
  for (const change of changes) {
    const receipt = { kind: change.kind, subject: subjectOf(change) };
    try {
      await applyOne(octokit, repository, change);
      receipts.push({ ...receipt, outcome: 'done' });
    } catch (error) {
      const status = statusOf(error) ?? 0;
      if (!(error instanceof Error) || status < 400 || status >= 500 || status === 401) throw error;
      receipts.push({ ...receipt, outcome: 'failed', detail: error.message });
    }
  }
  return receipts;
}

/** What a change is about, for people. */
export function subjectOf(change: SettingsChange): string {
  switch (change.kind) {
    case 'create-ruleset':
    case 'update-ruleset':
      return change.ruleset.name;
    case 'create-label':
    case 'update-label':
      return change.label.name;
    case 'limit-environment':
      return change.environment.name;
    case 'allow-branch':
      return `${change.branch} in ${change.environment}`;
    case 'set-variable':
      return `${change.name} in ${change.environment}`;
    case 'create-pages':
    case 'update-pages':
      return `branch ${change.branch}`;
    case 'enable-workflow':
      return change.path;
    case 'restrict-workflow-token':
      return 'read by default, and no approvals';
    case 'forbid-forks':
      return 'private copies';
  }
}

async function applyOne(octokit: Octokit, repository: Repository, change: SettingsChange): Promise<void> {
  const { repos, issues, actions } = octokit;
  switch (change.kind) {
    case 'create-ruleset':
      await send(octokit, 'POST', '/repos/{owner}/{repo}/rulesets', { ...repository, ...change.ruleset });
      return;
    case 'update-ruleset':
      await send(octokit, 'PUT', '/repos/{owner}/{repo}/rulesets/{ruleset_id}', {
        ...repository,
        ...change.ruleset,
        ruleset_id: change.id,
      });
      return;
    case 'create-label':
      await issues.createLabel({ ...repository, ...change.label });
      return;
    case 'update-label':
      await issues.updateLabel({ ...repository, ...change.label, new_name: change.label.name });
      return;
    case 'limit-environment':
      await limit(octokit, repository, change);
      return;
    case 'allow-branch':
      await allow(octokit, repository, change.environment, change.branch);
      return;
    case 'set-variable':
      await setVariable(octokit, repository, change);
      return;
    case 'create-pages':
      await repos.createPagesSite({ ...repository, build_type: 'legacy', source: sourceOf(change) });
      return;
    case 'update-pages':
      await repos.updateInformationAboutPagesSite({
        ...repository,
        build_type: 'legacy',
        source: sourceOf(change),
      });
      return;
    case 'enable-workflow':
      await actions.enableWorkflow({ ...repository, workflow_id: change.path.split('/').at(-1) ?? '' });
      return;
    case 'restrict-workflow-token':
      await actions.setGithubActionsDefaultWorkflowPermissionsRepository({
        ...repository,
        default_workflow_permissions: 'read',
        can_approve_pull_request_reviews: false,
      });
      return;
    case 'forbid-forks':
      await repos.update({ ...repository, allow_forking: false });
  }
}

/** Rulesets travel as GitHub writes them: rules of kinds that Octokit's types do not list yet are kept, too. */
async function send(
  octokit: Octokit,
  method: 'POST' | 'PUT',
  url: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  await octokit.request({ method, url, ...parameters });
}

function sourceOf({ branch, path }: { branch: string; path: '/' | '/docs' }) {
  return { branch, path };
}

/** GitHub sets an environment as a whole: what somebody else decided about it is said again. */
async function limit(
  octokit: Octokit,
  repository: Repository,
  { environment, branches }: Extract<SettingsChange, { kind: 'limit-environment' }>,
): Promise<void> {
  const { name, waitTimer, reviewers, preventSelfReview } = environment;
  await octokit.repos.createOrUpdateEnvironment({
    ...repository,
    environment_name: name,
    ...(waitTimer > 0 ? { wait_timer: waitTimer } : {}),
    ...(reviewers.length > 0 ? { reviewers, prevent_self_review: preventSelfReview } : {}),
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  for (const branch of branches) await allow(octokit, repository, name, branch);
}

async function allow(
  octokit: Octokit,
  repository: Repository,
  environment: string,
  name: string,
): Promise<void> {
  const policy = { ...repository, environment_name: environment, name, type: 'branch' as const };
  // 303: it is there already.
  await unless([303], octokit.repos.createDeploymentBranchPolicy(policy));
}

async function setVariable(
  octokit: Octokit,
  repository: Repository,
  { environment, name, value }: Extract<SettingsChange, { kind: 'set-variable' }>,
): Promise<void> {
  await octokit.actions.createEnvironmentVariable({
    ...repository,
    environment_name: environment,
    name,
    value: value ?? (await octokit.repos.getPages({ ...repository })).data.html_url ?? '',
  });
}
