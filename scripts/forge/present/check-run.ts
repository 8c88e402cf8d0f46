import type { CheckAnnotation, CheckRun } from '../state/commit-report.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { encodePath, repositoryApi, repositoryPage } from './addresses.ts';
import { presentAppOf } from './app.ts';
import { nodeId } from './node-id.ts';
import type { Schema } from './schema.ts';

export function presentCheckRun(world: World, repository: Repository, run: CheckRun): Schema<'check-run'> {
  const url = repositoryApi(world, repository, `/check-runs/${run.id}`);
  const page = repositoryPage(world, repository, `/runs/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId('CR', run.id),
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    head_sha: run.headSha,
    name: run.name,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: presentAppOf(world, run.appId),
    pull_requests: presentPulls(world, repository, run.headSha),
  };
}

function presentPulls(world: World, repository: Repository, sha: string): Schema<'pull-request-minimal'>[] {
  const repo = { id: repository.id, url: repositoryApi(world, repository), name: repository.name };
  return [...repository.issues.values()].flatMap(({ pull, state, number }) =>
    pull === null || state === 'closed' || pull.head.sha !== sha || pull.head.repository !== repository
      ? []
      : [
          {
            id: pull.id,
            number,
            url: repositoryApi(world, repository, `/pulls/${number}`),
            head: { ref: pull.head.ref, sha, repo },
            base: { ref: pull.base.ref, sha: pull.base.sha, repo },
          },
        ],
  );
}

export function presentAnnotation(
  world: World,
  repository: Repository,
  run: CheckRun,
  annotation: CheckAnnotation,
): Schema<'check-annotation'> {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
    blob_href: repositoryPage(world, repository, `/blob/${run.headSha}/${encodePath(annotation.path)}`),
  };
}
