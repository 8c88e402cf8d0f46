import type { Finding } from '../model/finding.ts';
import type { Stage } from '../model/vocabulary.ts';
import { fix, message } from './message.ts';
import type { Report } from './terminal.ts';

/** `check --json`, the contract of design §8. `general` holds findings that belong to no dataset. */
export function reportJson(
  report: Omit<Report, 'datasets'> & { datasets: { id: string; stage: Stage; findings: Finding[] }[] },
): object {
  return {
    datasets: report.datasets.map(({ id, stage, findings }) => ({
      id,
      stage,
      findings: findings.map(findingJson),
    })),
    ...(report.general.length > 0 ? { general: report.general.map(findingJson) } : {}),
    summary: report.summary,
  };
}

export function findingJson(finding: Finding): object {
  const { id, severity, file, line, column } = finding;
  return { id, severity, file, line, column, message: message(finding), fix: fix(finding) };
}
