import { readFile } from 'node:fs/promises';
import { applyPlan } from '../../apply/gate-plan.ts';
import { parseHypothesis, suppose } from '../../derive/simulate.ts';
import { type GateEvent, readEvent } from '../../gather/github/event.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import { renderDecision } from '../../render/decision.ts';
import { labelColours } from '../../render/labels.ts';
import { STATUS_CONTEXT } from '../../render/status.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, type Connection, connect } from '../connection.ts';
import { takeAnswers } from '../gate/answers.ts';
import { type Decision, decide } from '../gate/decide.ts';
import { type ExitCode, UsageError } from '../io.ts';

export const gate: Command = {
  name: 'gate',
  summary: 'Decide a pull request: sign-offs, stage, whose turn it is',
  options: {
    ...CONNECTION_OPTIONS,
    pr: { type: 'string', value: 'number', about: 'the pull request; the event says which otherwise' },
    facts: { type: 'string', value: 'file', about: 'replay facts that --show facts saved, without GitHub' },
    as: { type: 'string', value: 'role:approve', about: 'what if this role approved, or request-changes' },
    show: { type: 'string', value: 'facts|assessment|plan|comment', about: 'print this as it is' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
    json: { type: 'boolean', about: 'the assessment as JSON' },
  },
  examples: [
    'daylight gate --pr 12',
    'daylight gate --pr 12 --show facts > facts.json',
    'daylight gate --facts facts.json --as ciso:approve',
  ],
  run: runGate,
};

async function runGate(input: Input): Promise<ExitCode> {
  const file = option(input, 'facts');
  if (file !== undefined) {
    const facts = await savedFacts(file);
    if (!facts?.pullRequest)
      throw new UsageError(`${file} holds no facts of a pull request; --show facts writes them`);
    return report(input, facts, facts.pullRequest);
  }
  const connection = await connect(input);
  const event = await eventOf(input, connection);
  input.io.output?.('preview', 'false');
  const codes: ExitCode[] = [];
  for (const number of event.pullRequests) {
    codes.push(
      await runCase(input, connection, number, event).catch((error) =>
        failed(input, connection, number, error),
      ),
    );
  }
  // On Actions the verdict is the status; a red job would only say it twice.
  return flag(input, 'apply') || codes.every((code) => code === 0) ? 0 : 1;
}

/** null where the file is not there or is no JSON. */
async function savedFacts(file: string): Promise<Facts | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A gate that could not decide says so where the verdict would stand: silence would look like the verdict of before. */
async function failed(
  input: Input,
  { octokit, repository }: Connection,
  number: number,
  error: unknown,
): Promise<never> {
  if (flag(input, 'apply')) {
    const { data } = await octokit.pulls.get({ ...repository, pull_number: number });
    const description =
      'The gate could not decide; it tries again within the hour. The log of the run says why.';
    await octokit.repos.createCommitStatus({
      ...repository,
      sha: data.head.sha,
      context: STATUS_CONTEXT,
      state: 'error',
      description,
    });
  }
  throw error;
}

async function eventOf(input: Input, { octokit, repository, self }: Connection): Promise<GateEvent> {
  const number = option(input, 'pr');
  if (number !== undefined) {
    if (!/^\d+$/.test(number)) throw new UsageError('--pr takes the number of a pull request');
    return { pullRequests: [Number(number)], sweep: false };
  }
  const { event } = input.io;
  if (event === undefined) throw new UsageError('which pull request? Add --pr NUMBER');
  // Our own comment starts a run too, and there is nothing new in it.
  if (event.name === 'issue_comment' && authorOf(event.payload) === self)
    return { pullRequests: [], sweep: false };
  return readEvent({ octokit, ...repository, ...event });
}

function authorOf(payload: unknown): unknown {
  const { comment } = payload as { comment?: { user?: { login?: string } } };
  return comment?.user?.login;
}

/** Others may push while we think: a decision about a head that is gone is thrown away and made again. */
const TRIES = 3;

async function runCase(
  input: Input,
  connection: Connection,
  number: number,
  event: GateEvent,
): Promise<ExitCode> {
  const { octokit, repository } = connection;
  const gather = () =>
    gatherPullRequest({ ...connection, ...repository, number, event, now: input.io.now().toISOString() });
  for (let attempt = 1; ; attempt += 1) {
    const facts = await gather();
    const pr = facts.pullRequest;
    if (pr === null) throw new Error(`no facts about pull request ${number}`);
    if (!flag(input, 'apply')) return report(input, facts, pr);
    if (
      attempt === 1 &&
      event.comment !== undefined &&
      (await takeAnswers(connection, facts, pr, event.comment.id))
    )
      continue;
    const { data: now } = await octokit.pulls.get({ ...repository, pull_number: number });
    if (now.head.sha !== pr.head && attempt < TRIES) continue;
    const decision = decide(facts, pr, input.io.env.DAYLIGHT_PREVIEW_URL);
    const receipts = await applyPlan(decision.plan, { octokit, repository, labelColours });
    input.io.out(renderDecision(pr, decision.assessment, decision.plan, receipts));
    // A sweep looks at several: the preview job runs if any of them needs it.
    if (concernsPreview(pr, decision)) input.io.output?.('preview', 'true');
    return receipts.some((receipt) => receipt.outcome === 'failed' && receipt.kind !== 'request-reviewers')
      ? 1
      : 0;
  }
}

/** A preview has to be made, or may be there from before. */
function concernsPreview(pr: PullRequestFacts, { assessment }: Decision): boolean {
  const before = pr.labels.some((label) => /^stage: (1|ready)/.test(label));
  return before || assessment.previews.length > 0;
}

function report(input: Input, facts: Facts, pr: PullRequestFacts): ExitCode {
  const { out, env } = input.io;
  const as = option(input, 'as');
  const hypothesis = as === undefined ? undefined : parseHypothesis(as);
  if (hypothesis === null)
    throw new UsageError('--as takes role:approve or role:request-changes, for example ciso:approve');
  const supposed = hypothesis === undefined ? pr : suppose(facts, pr, hypothesis);
  const { assessment, plan, comment } = decide(facts, supposed, env.DAYLIGHT_PREVIEW_URL);
  const show = option(input, 'show') ?? (flag(input, 'json') ? 'assessment' : 'summary');
  const shown: Record<string, () => string> = {
    facts: () => JSON.stringify(facts, null, 2),
    assessment: () => JSON.stringify(assessment, null, 2),
    plan: () => JSON.stringify(plan, null, 2),
    comment: () => comment,
    summary: () => renderDecision(supposed, assessment, plan, []),
  };
  const print = shown[show];
  if (print === undefined) throw new UsageError('--show takes facts, assessment, plan or comment');
  out(print());
  return assessment.verdict === 'success' ? 0 : 1;
}
