import type { Document } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { placeFinding } from './place-finding.ts';

/** Roles that nobody can act for, or that belong to nobody, and delegations that change nothing. */
export function rolePeople(document: Document<Governance>, governance: Governance): Finding[] {
  const organisations = Object.keys(governance.organisations);
  return [
    ...Object.entries(governance.roles).flatMap(([id, role]) => {
      const findings: Finding[] = [];
      const { organisation } = role;
      if (!organisations.includes(organisation))
        findings.push(
          placeFinding(document, `/roles/${id}/organisation`, 'governance-unknown-organisation', {
            organisation,
            organisations,
          }),
        );
      if (role.scope === 'city' && role.team === undefined && (role.members ?? []).length === 0)
        findings.push(placeFinding(document, `/roles/${id}`, 'governance-empty-role', { role: id }));
      return findings;
    }),
    ...(governance.delegations ?? []).flatMap(({ from, to }, i) =>
      from.toLowerCase() === to.toLowerCase()
        ? [placeFinding(document, `/delegations/${i}/to`, 'governance-self-delegation', { login: to })]
        : [],
    ),
  ];
}
