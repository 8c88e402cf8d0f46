import type { Document } from '../model/document.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Governance } from '../model/governance.ts';

/** Names that lead nowhere, and roles that wait for each other. */
export function governanceFaults(document: Document<Governance>): Finding[] {
  const governance = document.value;
  if (governance === null) return [];
  const findings: Finding[] = [];
  const report = (id: string, pointer: string, params: Params): void => {
    const at = document.places[pointer]?.value ?? { line: 1, column: 1 };
    findings.push({ id, severity: 'error', file: document.path, ...at, params });
  };
  const known = (pointer: string, roles: readonly string[] = []): void => {
    for (const [i, role] of roles.entries()) {
      if (!(role in governance.roles))
        report('governance-unknown-role', `${pointer}/${i}`, { role, roles: Object.keys(governance.roles) });
    }
  };
  for (const [id, lane] of Object.entries(governance.lanes)) known(`/lanes/${id}/requires`, lane.requires);
  for (const [id, level] of Object.entries(governance.levels))
    known(`/levels/${id}/requires`, level.requires);
  for (const [id, entry] of Object.entries(governance.publishing_classes ?? {}))
    known(`/publishing_classes/${id}/requires`, entry.requires);
  for (const [id, route] of Object.entries(governance.notifications))
    known(`/notifications/${id}/mention`, route.mention);
  for (const [id, role] of Object.entries(governance.roles)) {
    known(`/roles/${id}/after`, role.after);
    if (!(role.organisation in governance.organisations))
      report('governance-unknown-organisation', `/roles/${id}/organisation`, {
        organisation: role.organisation,
      });
    if (waitsForItself(governance, id)) report('governance-circle', `/roles/${id}/after`, { role: id });
    if (role.scope === 'city' && role.team === undefined && (role.members ?? []).length === 0)
      report('governance-empty-role', `/roles/${id}`, { role: id });
  }
  for (const [i, delegation] of (governance.delegations ?? []).entries()) {
    if (!(delegation.role in governance.roles))
      report('governance-unknown-role', `/delegations/${i}/role`, {
        role: delegation.role,
        roles: Object.keys(governance.roles),
      });
  }
  if (!isTimeZone(governance.city.time_zone))
    report('governance-time-zone', '/city/time_zone', { found: governance.city.time_zone });
  return findings;
}

function waitsForItself(governance: Governance, start: string): boolean {
  const seen = new Set<string>();
  const queue = [...(governance.roles[start]?.after ?? [])];
  for (let role = queue.pop(); role !== undefined; role = queue.pop()) {
    if (role === start) return true;
    if (seen.has(role)) continue;
    seen.add(role);
    queue.push(...(governance.roles[role]?.after ?? []));
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
