import type { Finding, Severity } from '../model/finding.ts';
import { fix, message } from './message.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'note' };

/** SARIF 2.1.0, for code scanning and for editors. */
export function sarif(findings: readonly Finding[]): object {
  const rules = [...new Set(findings.map((finding) => finding.id))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'daylight',
            informationUri: 'https://github.com/arroyo/open-data',
            rules: rules.map((id) => ({ id })),
          },
        },
        results: findings.map(result),
      },
    ],
  };
}

function result(finding: Finding): object {
  return {
    ruleId: finding.id,
    level: LEVELS[finding.severity],
    message: { text: `${message(finding)} Fix: ${fix(finding)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: finding.file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: finding.line ?? 1, startColumn: finding.column ?? 1 },
        },
      },
    ],
  };
}
