import { PolicyUnreadable } from '../../gather/policy.ts';
import { renderReport } from '../../render/terminal.ts';
import { pasted } from '../call.ts';
import { judgeAll } from '../check/judge-all.ts';
import { machineReport } from '../check/machine-report.ts';
import { unreadablePolicy } from '../check/unreadable-policy.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS } from '../connection.ts';
import { askedFor } from '../dataset-argument.ts';
import { checkPullRequest } from '../gate/check-pull-request.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { progressLine } from '../progress.ts';
import { topFolder } from '../top-folder.ts';

export const check: Command = {
  name: 'check',
  summary: 'Check dataset folders: checklists complete, and the data bears the answers out',
  takes: '[dataset | folder | department…]',
  options: {
    ...CONNECTION_OPTIONS,
    pr: { type: 'string', value: 'number', about: 'check a pull request on GitHub instead of this folder' },
    apply: { type: 'boolean', about: 'with --pr: put the findings on the lines of its files' },
    base: { type: 'string', value: 'ref', about: 'judge only what changed since this commit or branch' },
    json: { type: 'boolean', about: 'machine-readable report on standard output' },
    sarif: { type: 'boolean', about: 'SARIF 2.1.0 on standard output' },
    notices: { type: 'boolean', about: 'show notices too, for example what will be asked next' },
    offline: { type: 'boolean', about: 'do not fetch distributions that are kept elsewhere (url:)' },
  },
  examples: [
    'daylight check',
    'daylight check environment/street-trees',
    'daylight check .',
    'daylight check --base origin/main --json',
  ],
  run: runCheck,
};

async function runCheck(input: Input): Promise<ExitCode> {
  const { io } = input;
  if (flag(input, 'json') && flag(input, 'sarif')) throw new UsageError('--json or --sarif, not both');
  if (option(input, 'pr') !== undefined) return checkPullRequest(input);
  if (flag(input, 'apply'))
    throw new UsageError('--apply goes with --pr: there are no lines to put findings on here');
  const datasets = askedFor(input);
  const progress = progressLine(io, 'checked');
  const base = option(input, 'base');
  const report = await judgeAll({
    root: topFolder(input),
    now: io.now().toISOString(),
    offline: flag(input, 'offline'),
    onDataset: progress.step,
    ...(base === undefined ? {} : { base }),
    ...(datasets === undefined ? {} : { datasets }),
  }).catch((error: unknown) => {
    // Programs that read the report read this one too; for people `main` says it.
    if (!(error instanceof PolicyUnreadable) || !(flag(input, 'json') || flag(input, 'sarif'))) throw error;
    return unreadablePolicy(error);
  });
  progress.done();
  const forMachines = machineReport(report, input);
  io.out(forMachines ?? renderReport(report, io.colour, flag(input, 'notices')));
  if (forMachines === null && report.datasets.length + report.summary.errors === 0)
    io.out(nothing(base, datasets));
  return report.summary.errors > 0 ? 1 : 0;
}

/** Nothing was found wrong because nothing was looked at. */
function nothing(base: string | undefined, datasets: readonly string[] = []): string {
  return base === undefined
    ? `There is no dataset here. This starts one: ${pasted('daylight new <department>/<dataset> --data <file>')}`
    : `No dataset${datasets.length > 0 ? ' that was asked for' : ''} differs from ${base}.`;
}
