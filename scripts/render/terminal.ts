import type { Finding, Severity } from '../model/finding.ts';
import { fix, message } from './message.ts';
import { plural } from './words.ts';

export interface Report {
  datasets: { id: string; findings: Finding[] }[];
  general: Finding[];
  summary: { errors: number; warnings: number; notices: number };
}

const CODES: Record<Severity | 'bold' | 'dim' | 'good', [number, number]> = {
  error: [31, 39],
  warning: [33, 39],
  notice: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
  good: [32, 39],
};

export type Paint = (style: keyof typeof CODES, text: string) => string;

export function paint(colour: boolean): Paint {
  return (style, text) => (colour ? `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m` : text);
}

/** What `daylight check` prints for people: worst first, one finding in three short lines. */
export function renderReport(report: Report, colour: boolean, notices: boolean): string {
  const style = paint(colour);
  const blocks = [{ id: 'repository', findings: report.general }, ...report.datasets].map(
    ({ id, findings }) => {
      const shown = findings.filter((finding) => notices || finding.severity !== 'notice');
      if (id === 'repository' && shown.length === 0) return '';
      const head = style('bold', id);
      if (shown.length === 0) return `${style('good', '✓')} ${head}`;
      return [
        `${style('error', '✗')} ${head}`,
        ...shown.map((finding) => renderFinding(finding, style)),
      ].join('\n');
    },
  );
  return [...blocks.filter(Boolean), summary(report, style)].join('\n');
}

/** One finding in three short lines. */
export function renderFinding(finding: Finding, style: Paint): string {
  const where = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(':');
  return [
    `  ${style(finding.severity, finding.severity.padEnd(7))} ${printable(where)}  ${style('dim', finding.id)}`,
    `          ${printable(message(finding))}`,
    `          ${style('bold', 'Fix:')} ${printable(fix(finding))}`,
  ].join('\n');
}

/** Control characters of a data file must not reach a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}/gu, '�');
}

function summary({ summary: { errors, warnings, notices }, datasets }: Report, style: Paint): string {
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(notices, 'notice')}`;
  return `\n${style(errors > 0 ? 'error' : 'good', counts)} in ${plural(datasets.length, 'dataset')}`;
}
