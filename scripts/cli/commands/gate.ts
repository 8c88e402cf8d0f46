import { readFile } from 'node:fs/promises';
import { parseHypothesis, suppose } from '../../derive/simulate.ts';
import { type GateEvent, readEvent } from '../../gather/github/event.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import { renderDecision } from '../../render/decision.ts';
import { byTurns } from '../by-turns.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, type Connection, connect } from '../connection.ts';
import { decide } from '../gate/decide.ts';
import { type Ran, runCase, sayUndecided } from '../gate/run-case.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { pathFrom } from '../top-folder.ts';

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
    json: { type: 'boolean', about: 'the assessment as JSON; with --apply a list, with what was done' },
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
    const facts = await savedFacts(pathFrom(input.io, file));
    if (facts?.pullRequest == null)
      throw new UsageError(`${file} holds no facts of a pull request; --show facts writes them`);
    return report(input, facts, facts.pullRequest);
  }
  const connection = await connect(input);
  const event = await eventOf(input, connection);
  return flag(input, 'apply') ? act(input, connection, event) : simulate(input, connection, event);
}

/** On Actions the verdict is the status: a red job is one that could not do its work. */
async function act(input: Input, connection: Connection, event: GateEvent): Promise<ExitCode> {
  const { io } = input;
  const runs: Ran[] = [];
  const errors: unknown[] = [];
  const json = flag(input, 'json');
  const telling = json ? { ...io, out: () => undefined } : io;
  for (const number of byTurns(event.pullRequests, io.now().toISOString())) {
    try {
      runs.push(await runCase({ connection, io: telling, number, event }));
    } catch (error) {
      // One case that cannot be decided keeps a sweep from none of the others.
      errors.push(error);
      const why = error instanceof Error ? error.message : String(error);
      if (event.sweep) io.err(`daylight gate: pull request ${number} could not be decided: ${why}`);
      await sayUndecided(connection, number);
    }
  }
  if (json)
    io.out(
      JSON.stringify(
        runs.map(({ number, assessment, receipts }) => ({ number, assessment, receipts })),
        null,
        2,
      ),
    );
  io.output?.('preview', String(runs.some(({ preview }) => preview)));
  io.output?.('returned', runs.flatMap(({ number, returned }) => (returned ? [number] : [])).join(','));
  if (errors.length > 0) throw errors[0];
  return 0;
}

async function simulate(input: Input, connection: Connection, event: GateEvent): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const number of event.pullRequests) {
    const now = input.io.now().toISOString();
    const facts = await gatherPullRequest({ ...connection, ...connection.repository, number, event, now });
    if (facts.pullRequest !== null) codes.push(report(input, facts, facts.pullRequest));
  }
  return codes.every((code) => code === 0) ? 0 : 1;
}

/** null where the file is not there, is no JSON, or is not what --show facts writes. */
async function savedFacts(file: string): Promise<Facts | null> {
  try {
    const facts: Facts = JSON.parse(await readFile(file, 'utf8'));
    const { policy, files, datasets, findings, pullRequest } = facts;
    const lists = [
      files,
      datasets,
      findings,
      pullRequest?.commits,
      pullRequest?.reviews,
      pullRequest?.ledger,
    ];
    return policy.governance !== undefined && lists.every(Array.isArray) ? facts : null;
  } catch {
    return null;
  }
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

function report(input: Input, facts: Facts, pr: PullRequestFacts): ExitCode {
  const { out, env } = input.io;
  const as = option(input, 'as');
  const hypothesis = as === undefined ? undefined : parseHypothesis(as);
  if (hypothesis === null)
    throw new UsageError('--as takes role:approve or role:request-changes, for example ciso:approve');
  const supposed = hypothesis === undefined ? pr : suppose(facts, pr, hypothesis);
  if (supposed === null)
    throw new UsageError(
      `--as ${as}: this pull request does not ask for that role, or nobody can sign for it`,
    );
  const { assessment, plan, comment } = decide(facts, supposed, {
    previewUrl: env.DAYLIGHT_PREVIEW_URL,
  });
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
