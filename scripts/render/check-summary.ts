import type { Finding } from '../model/finding.ts';
import {
  code,
  heading,
  lineBreak,
  list,
  paragraph,
  strong,
  toMarkdown,
  untrusted,
  words,
} from './markdown.ts';
import { fix, message } from './message.ts';
import type { Report } from './terminal.ts';
import { plural } from './words.ts';

/** Findings listed before the rest is counted; every one stands on its line anyway. */
const MOST = 100;

export function checkTitle({ summary }: Report): string {
  if (summary.errors > 0) return `${plural(summary.errors, 'error')} to mend`;
  return summary.warnings > 0 ? `Nothing wrong; ${plural(summary.warnings, 'warning')}` : 'Nothing wrong';
}

/** The check of a pull request as a page of Markdown: for the check run and the step's summary. */
export function checkSummary(report: Report): string {
  const datasets = report.datasets.flatMap(({ id, findings }) => [heading(3, code(id)), ...told(findings)]);
  return toMarkdown([
    paragraph(strong(words(checkTitle(report))), words('.')),
    ...told(report.general, true),
    ...datasets,
  ]);
}

function told(findings: readonly Finding[], quiet = false): ReturnType<typeof paragraph>[] {
  const shown = findings.filter((finding) => finding.severity !== 'notice');
  const notices = findings.length - shown.length;
  const later =
    notices > 0
      ? [paragraph(words(`${plural(notices, 'notice')}: what is accepted, and what will be asked next.`))]
      : [];
  if (shown.length === 0) return quiet ? later : [paragraph(words('No errors and no warnings.')), ...later];
  const items = shown
    .slice(0, MOST)
    .map((finding) => [
      words(`${finding.severity}: `),
      code([finding.file, finding.line].filter((part) => part !== undefined).join(':')),
      words(' '),
      untrusted(message(finding), 500),
      lineBreak(),
      strong(words('Fix:')),
      words(' '),
      untrusted(fix(finding), 500),
    ]);
  const rest = shown.length > MOST ? [paragraph(words(`… and ${shown.length - MOST} more.`))] : [];
  return [list(items), ...rest, ...later];
}
