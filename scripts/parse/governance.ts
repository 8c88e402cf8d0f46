import type { Document } from '../model/document.ts';
import type { Governance } from '../model/governance.ts';
import { governanceFaults } from './governance-faults.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `governance.yml`, with the rules that hold between its parts. */
export function parseGovernance(path: string, content: string | Uint8Array): Document<Governance> {
  const document = validate<Governance>(parseYaml(path, content), 'governance');
  return { ...document, findings: [...document.findings, ...governanceFaults(document)] };
}
