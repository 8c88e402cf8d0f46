import type { Deployment, DeploymentStatus } from '../state/commit-report.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { presentAccount } from './account.ts';
import { repositoryApi } from './addresses.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentDeployment(
  world: World,
  repository: Repository,
  deployment: Deployment,
): Schema<'deployment'> {
  const url = repositoryApi(world, repository, `/deployments/${deployment.id}`);
  return {
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    url,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryApi(world, repository),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: presentAccount(world, deployment.creator),
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

export function presentDeploymentStatus(
  world: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Schema<'deployment-status'> {
  const url = repositoryApi(world, repository, `/deployments/${deployment.id}`);
  return {
    id: status.id,
    node_id: nodeId('DES', status.id),
    url: `${url}/statuses/${status.id}`,
    deployment_url: url,
    repository_url: repositoryApi(world, repository),
    state: status.state,
    creator: presentAccount(world, status.creator),
    description: status.description,
    environment: status.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    performed_via_github_app: null,
  };
}
