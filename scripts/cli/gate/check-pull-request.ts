import { writeCheckRun } from '../../apply/check-run.ts';
import { type CheckReport, checkReport } from '../../derive/check.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import type { Facts } from '../../model/facts.ts';
import { annotations } from '../../render/annotations.ts';
import { checkSummary, checkTitle } from '../../render/check-summary.ts';
import { rolePages } from '../../render/role-pages.ts';
import { machineReport } from '../check/machine-report.ts';
import { flag, type Input, option } from '../command.ts';
import { connect } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';

/** The check of a pull request: the same report, and with --apply on the lines of its files. */
export async function checkPullRequest(input: Input): Promise<ExitCode> {
  const number = Number(option(input, 'pr'));
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError('which pull request? Add --pr NUMBER');
  // Passed over in silence, they would be taken for done.
  if (input.positionals.length > 0 || option(input, 'base') !== undefined)
    throw new UsageError(
      '--pr checks all that the pull request changes; it goes with no dataset and no --base',
    );
  const connection = await connect(input);
  const facts = await gatherPullRequest({
    ...connection,
    ...connection.repository,
    number,
    now: input.io.now().toISOString(),
  });
  const report = checkReport(facts);
  const findings = [...report.general, ...report.datasets.flatMap((dataset) => dataset.findings)];
  const summary = withRolePages(checkSummary(report), facts, report);
  if (flag(input, 'apply') && facts.pullRequest !== null) {
    await writeCheckRun(connection.octokit, connection.repository, {
      name: 'Daylight check',
      headSha: facts.pullRequest.head,
      conclusion: report.summary.errors > 0 ? 'failure' : 'success',
      title: checkTitle(report),
      summary,
      annotations: annotations(findings),
    });
  }
  input.io.summary?.(summary);
  input.io.out(machineReport(report, input) ?? summary);
  return !flag(input, 'apply') && report.summary.errors > 0 ? 1 : 0;
}

/** Characters that a check run's summary may have. */
const MOST = 60_000;

/** The questions of each role with what the data says to them, where there is room for it. */
function withRolePages(summary: string, { policy, datasets }: Facts, report: CheckReport): string {
  const pages = rolePages(
    policy,
    report.datasets.map(({ id, findings }) => ({
      id,
      findings,
      head: datasets.find((change) => change.id === id)?.head ?? null,
    })),
  );
  return summary.length + pages.length > MOST ? summary : `${summary}\n${pages}`;
}
