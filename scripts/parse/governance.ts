import type { Document } from '../model/document.ts';
import type { Governance } from '../model/governance.ts';
import { documentOf } from './places.ts';
import { coverPatterns, uncoveredParts } from './policy/covered-parts.ts';
import { knownRoles } from './policy/known-roles.ts';
import { laneFields } from './policy/lane-fields.ts';
import { roleOrder } from './policy/role-order.ts';
import { rolePeople } from './policy/role-people.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

const RULES = [knownRoles, roleOrder, rolePeople, coverPatterns, uncoveredParts, laneFields];

/** `governance.yml`, with the rules that hold between its parts; those between files are in policy/policy-findings. */
export function parseGovernance(path: string, content: string | Uint8Array): Document<Governance> {
  const document = validate<Governance>(parseYaml(path, content), 'governance');
  const governance = document.value;
  if (governance === null) return document;
  const findings = RULES.flatMap((rule) => rule(document, governance));
  return documentOf(path, governance, [...document.findings, ...findings], () => document.places);
}
