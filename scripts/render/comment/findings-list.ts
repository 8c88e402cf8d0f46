import type { RootContent } from 'mdast';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { code, heading, lineBreak, link, list, paragraph, strong, untrusted, words } from '../markdown.ts';
import { fix, message } from '../message.ts';
import type { CaseFile } from './case-file.ts';

/** What the checks found, each with its line and its mending; notices stand on the lines alone. */
export function findingsList({ facts, pr, assessment }: CaseFile, most: number): RootContent[] {
  const shown = assessment.findings.filter((finding) => finding.severity !== 'notice');
  if (shown.length === 0) return [];
  const items = shown
    .slice(0, most)
    .map((finding) => [
      words(`${SIGNS[finding.severity]} `),
      link(lineUrl(facts, pr, finding), code(`${finding.file}${finding.line ? `:${finding.line}` : ''}`)),
      words(' '),
      untrusted(message(finding), 500),
      lineBreak(),
      strong(words('Fix:')),
      words(' '),
      untrusted(fix(finding), 500),
      words(' '),
      code(finding.id),
    ]);
  const rest = shown.length - items.length;
  const more = rest > 0 ? [paragraph(words(`… and ${rest} more, all shown on the lines of the files.`))] : [];
  return [heading(4, words('What the checks found')), list(items), ...more];
}

const SIGNS: Record<Severity, string> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** The line in the version under review. */
export function lineUrl(facts: Facts, pr: PullRequestFacts, finding: Finding): string {
  const path = finding.file.split('/').map(encodeURIComponent).join('/');
  return `${facts.repository.url}/blob/${pr.head}/${path}${finding.line ? `#L${finding.line}` : ''}`;
}
