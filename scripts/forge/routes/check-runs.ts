import { emit } from '../events/emit.ts';
import { objectType, resolveCommit } from '../git/revision.ts';
import {
  type Body,
  integer,
  nullableText,
  object,
  objects,
  oneOf,
  optionalText,
  text,
} from '../http/body.ts';
import { numberParameter, parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { countedList, list } from '../http/list.ts';
import { invalidRequest, notFound, Refusal } from '../http/refusal.ts';
import { created, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentAnnotation, presentCheckRun } from '../present/check-run.ts';
import {
  CHECK_CONCLUSIONS,
  CHECK_STATUSES,
  type CheckAnnotation,
  type CheckRun,
} from '../state/commit-report.ts';
import { onRepository } from './on-repository.ts';

const read = reads('checks');
const write = writes('read', 'checks');
/** As many annotations as one call may bring. */
const MOST_ANNOTATIONS = 50;
const LONGEST_OUTPUT = 65_535;

export const checkRunRoutes: Route[] = [
  onRepository('POST', '/check-runs', write, async (context) => {
    const { world, repository, body } = context;
    const appId = appOf(context);
    const headSha = text(body, 'head_sha');
    if ((await objectType(repository.git, headSha)) !== 'commit')
      throw new Refusal(422, `No commit found for SHA: ${headSha}`);
    const siblings = repository.checkRuns.find((run) => run.headSha === headSha && run.appId === appId);
    const run: CheckRun = {
      id: world.nextId(),
      suiteId: siblings?.suiteId ?? world.nextId(),
      name: text(body, 'name'),
      headSha,
      status: 'queued',
      conclusion: null,
      startedAt: null,
      completedAt: null,
      externalId: '',
      detailsUrl: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
      appId,
    };
    apply(run, body, world.now());
    repository.checkRuns.push(run);
    tell(context, run, 'created');
    return created(presentCheckRun(world, repository, run));
  }),

  onRepository('PATCH', '/check-runs/{check_run_id}', write, (context) => {
    const { world, repository, body } = context;
    const run = find(context);
    if (run.appId !== appOf(context))
      throw new Refusal(
        403,
        `Invalid app_id \`${appOf(context)}\` - check run can only be modified by the GitHub App that created it.`,
      );
    run.name = optionalText(body, 'name') ?? run.name;
    apply(run, body, world.now());
    return ok(presentCheckRun(world, repository, run));
  }),

  onRepository('GET', '/check-runs/{check_run_id}', read, (context) =>
    ok(presentCheckRun(context.world, context.repository, find(context))),
  ),

  onRepository('GET', '/check-runs/{check_run_id}/annotations', read, (context) => {
    const run = find(context);
    return list(context, run.annotations, (one) =>
      presentAnnotation(context.world, context.repository, run, one),
    );
  }),

  onRepository('GET', '/commits/{ref}/check-runs', read, async (context) => {
    const { world, repository, query } = context;
    const sha = await resolveCommit(repository.git, parameter(context, 'ref'));
    if (sha === null) throw new Refusal(422, `No commit found for SHA: ${parameter(context, 'ref')}`);
    const [name, status, app] = [query.get('check_name'), query.get('status'), query.get('app_id')];
    const runs = repository.checkRuns
      .filter((run) => run.headSha === sha)
      .filter((run) => name === null || run.name === name)
      .filter((run) => status === null || run.status === status)
      .filter((run) => app === null || String(run.appId) === app)
      .reverse();
    const latest = runs.filter((run, at) => runs.findIndex((other) => sameCheck(run, other)) === at);
    const shown = query.get('filter') === 'all' ? runs : latest;
    return countedList(context, 'check_runs', shown, (run) => presentCheckRun(world, repository, run));
  }),
];

function sameCheck(one: CheckRun, other: CheckRun): boolean {
  return one.name === other.name && one.appId === other.appId;
}

/** People cannot make check runs; a job's token makes them as GitHub Actions. */
function appOf(context: RepositoryContext): number {
  const token = tokenOf(context);
  if (token.kind === 'user' || token.appId === null)
    throw new Refusal(403, 'You must authenticate via a GitHub App.');
  return token.appId;
}

function find(context: RepositoryContext): CheckRun {
  const id = numberParameter(context, 'check_run_id');
  const run = context.repository.checkRuns.find((each) => each.id === id);
  if (run === undefined) throw notFound();
  return run;
}

/** Annotations add up over several calls; everything else is replaced. */
function apply(run: CheckRun, body: Body, now: string): void {
  const conclusion = oneOf(body, 'conclusion', CHECK_CONCLUSIONS);
  const status = conclusion === undefined ? oneOf(body, 'status', CHECK_STATUSES) : 'completed';
  if (status === 'completed' && conclusion === undefined && run.conclusion === null)
    throw invalidRequest('"conclusion" wasn\'t supplied.');
  run.status = status ?? run.status;
  run.conclusion = run.status === 'completed' ? (conclusion ?? run.conclusion) : null;
  run.startedAt = optionalText(body, 'started_at') ?? run.startedAt ?? now;
  run.completedAt =
    run.status === 'completed' ? (optionalText(body, 'completed_at') ?? run.completedAt ?? now) : null;
  run.externalId = optionalText(body, 'external_id') ?? run.externalId;
  run.detailsUrl = optionalText(body, 'details_url') ?? run.detailsUrl;
  const output = object(body, 'output');
  if (output === undefined) return;
  run.title = optionalText(output, 'title') ?? run.title;
  run.summary = bounded(output, 'summary') ?? run.summary;
  run.text = bounded(output, 'text') ?? run.text;
  const annotations = objects(output, 'annotations') ?? [];
  if (annotations.length > MOST_ANNOTATIONS)
    throw invalidRequest(
      `No more than ${MOST_ANNOTATIONS} items are allowed; ${annotations.length} were supplied.`,
    );
  run.annotations.push(...annotations.map(readAnnotation));
}

function bounded(output: Body, key: string): string | undefined {
  const value = optionalText(output, key);
  if (value !== undefined && value.length > LONGEST_OUTPUT)
    throw invalidRequest(`Only ${LONGEST_OUTPUT} characters are allowed; ${value.length} were supplied.`);
  return value;
}

function readAnnotation(body: Body): CheckAnnotation {
  const line = (key: string): number => integer(body, key) ?? missing(key);
  const level =
    oneOf(body, 'annotation_level', ['notice', 'warning', 'failure']) ?? missing('annotation_level');
  return {
    path: text(body, 'path'),
    startLine: line('start_line'),
    endLine: line('end_line'),
    startColumn: integer(body, 'start_column') ?? null,
    endColumn: integer(body, 'end_column') ?? null,
    level,
    title: nullableText(body, 'title') ?? null,
    message: text(body, 'message'),
    rawDetails: nullableText(body, 'raw_details') ?? null,
  };
}

function missing(key: string): never {
  throw invalidRequest(`"${key}" wasn't supplied.`);
}

function tell(context: RepositoryContext, run: CheckRun, action: string): void {
  const { world, repository } = context;
  emit(world, repository, tokenOf(context), 'check_run', {
    action,
    check_run: presentCheckRun(world, repository, run),
  });
}
