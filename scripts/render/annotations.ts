import type { Finding, Severity } from '../model/finding.ts';
import { fix, message } from './message.ts';

/** An annotation as the Checks API takes it. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
}

const LEVELS: Record<Severity, Annotation['annotation_level']> = {
  error: 'failure',
  warning: 'warning',
  notice: 'notice',
};

/** Findings on the lines of the pull request's files, worst first. */
export function annotations(findings: readonly Finding[]): Annotation[] {
  return findings.map((finding) => ({
    path: finding.file,
    start_line: finding.line ?? 1,
    end_line: finding.line ?? 1,
    annotation_level: LEVELS[finding.severity],
    title: finding.id,
    message: `${message(finding)}\nFix: ${fix(finding)}`,
  }));
}
