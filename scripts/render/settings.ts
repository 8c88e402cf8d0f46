import type { Finding } from '../model/finding.ts';
import type { SettingsReceipt, SettingsVerdict } from '../model/repository-settings.ts';
import { findingJson } from './json.ts';
import { paint, renderFinding } from './terminal.ts';
import { plural } from './words.ts';

const HEADLINES: Record<SettingsVerdict, string> = {
  enforced: 'ENFORCED: nothing reaches main or the portal but by the gate.',
  'not-enforced': 'NOT ENFORCED: there is a way around the gate.',
  unproven: 'NOT PROVEN: no way around the gate was found, but not everything could be seen.',
};

/** What `daylight doctor` prints for people: the verdict, then each difference with what to do. */
export function renderSettings(
  repository: string,
  verdict: SettingsVerdict,
  findings: readonly Finding[],
  colour: boolean,
): string {
  const style = paint(colour);
  const worst = verdict === 'enforced' ? 'good' : verdict === 'unproven' ? 'warning' : 'error';
  const counts = count(findings);
  return [
    `${style('bold', repository)}  ${style(worst, HEADLINES[verdict])}`,
    ...findings.map((finding) => renderFinding(finding, style)),
    findings.length === 0
      ? 'The repository is as the code says.'
      : `\n${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}, ${plural(counts.notices, 'notice')}`,
  ].join('\n');
}

export function settingsJson(
  repository: string,
  verdict: SettingsVerdict,
  findings: readonly Finding[],
): object {
  return { repository, verdict, findings: findings.map(findingJson), summary: count(findings) };
}

/** What `daylight setup` would do or did, and what is left for people. */
export function renderSetup(
  receipts: readonly Omit<SettingsReceipt, 'outcome'>[] | readonly SettingsReceipt[],
  left: readonly Finding[],
  applied: boolean,
  colour: boolean,
): string {
  const style = paint(colour);
  const lines = receipts.map((receipt) => {
    const { kind, subject, detail } = receipt;
    const outcome = 'outcome' in receipt ? `: ${receipt.outcome}` : '';
    return `  ${kind} ${subject}${outcome}${detail === undefined ? '' : ` (${detail})`}`;
  });
  return [
    receipts.length === 0
      ? 'Nothing to set up.'
      : `${plural(receipts.length, 'change')}${applied ? '' : '; add --apply to make them'}:`,
    ...lines,
    ...(left.length === 0 ? [] : [`\n${style('bold', 'Left for you:')}`]),
    ...left.map((finding) => renderFinding(finding, style)),
  ].join('\n');
}

function count(findings: readonly Finding[]): { errors: number; warnings: number; notices: number } {
  const of = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), notices: of('notice') };
}
