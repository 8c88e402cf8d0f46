import type { CheckReport } from '../../derive/check.ts';
import { reportJson } from '../../render/json.ts';
import { sarif } from '../../render/sarif.ts';
import { flag, type Input } from '../command.ts';

/** What a program asked for, whatever was checked; null: a person reads it. */
export function machineReport(report: CheckReport, input: Input): string | null {
  if (flag(input, 'json')) return JSON.stringify(reportJson(report), null, 2);
  if (!flag(input, 'sarif')) return null;
  return JSON.stringify(sarif([...report.general, ...report.datasets.flatMap((d) => d.findings)]), null, 2);
}
