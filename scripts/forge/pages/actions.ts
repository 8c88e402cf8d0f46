import { notFound } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import type { Repository } from '../state/repository.ts';
import type { WorkflowRun } from '../state/workflow-run.ts';
import { type Outcome, outcomeIcon } from './check-list.ts';
import { type Html, html } from './html.ts';
import { page } from './layout.ts';
import { shortSha, time } from './parts.ts';

/** Every run of a workflow, newest first. */
export function actionsPage(repository: Repository): Reply {
  const runs = [...repository.workflowRuns.values()].reverse();
  return page({
    title: `Actions · ${repository.fullName}`,
    repository,
    tab: 'actions',
    body: html`<h1>Workflow runs</h1>
${runs.length === 0 ? html`<p class="card pad quiet">No workflow has run yet.</p>` : html`<ul class="card rows">${runs.map((run) => row(repository, run))}</ul>`}`,
  });
}

function row(repository: Repository, run: WorkflowRun): Html {
  return html`<li>${outcomeIcon(outcomeOf(run))} <span class="grow"><a class="title" href="/${repository.fullName}/actions/runs/${run.id}" dir="auto">${run.title || run.name}</a><br>
<span class="quiet">${run.name} #${run.id}: ${run.event} by ${run.actor}</span></span> <code>${run.headBranch}</code> <span class="quiet">${time(run.createdAt)}</span></li>\n`;
}

export function runPage(repository: Repository, id: string): Reply {
  const run = repository.workflowRuns.get(Number(id));
  if (run === undefined) throw notFound();
  const file = `/${repository.fullName}/blob/${repository.defaultBranch}/${encodeURI(run.path)}`;
  return page({
    title: `${run.name} #${run.id} · ${repository.fullName}`,
    repository,
    tab: 'actions',
    body: html`<div class="heading"><h1 dir="auto">${run.title || run.name} <span class="quiet">${run.name} #${run.id}</span></h1>
<p>${outcomeIcon(outcomeOf(run))} ${run.conclusion ?? run.status} <span class="quiet">· ${run.event} by ${run.actor}, ${time(run.createdAt)}</span></p></div>
<ul class="card rows"><li><span class="grow">Workflow file</span> <a href="${file}">${run.path}</a></li>
<li><span class="grow">Branch</span> <code>${run.headBranch}</code></li>
<li><span class="grow">Commit</span> <a href="/${repository.fullName}/commit/${run.headSha}">${shortSha(run.headSha)}</a></li></ul>
<p class="quiet">The log of each step is with whoever started the runner.</p>`,
  });
}

function outcomeOf({ status, conclusion }: WorkflowRun): Outcome {
  if (status !== 'completed') return 'pending';
  if (conclusion === 'success') return 'passed';
  return conclusion === 'skipped' || conclusion === 'cancelled' ? 'skipped' : 'failed';
}
