import type { Finding } from './finding.ts';
import type { Evidence } from './governance.ts';

/** Is a finding evidence for or against an answer? Where kinds are named, of the findings that have one those alone. */
export function isEvidence({ id, severity, params }: Finding, { checks, kinds }: Evidence): boolean {
  if (severity === 'notice' || !checks.includes(id)) return false;
  const kind = params.kind ?? params.constraint;
  return kinds === undefined || kind === undefined || kinds.includes(String(kind));
}
