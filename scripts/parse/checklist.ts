import type { Document } from '../model/document.ts';
import type { Checklist } from '../model/governance.ts';
import { documentOf } from './places.ts';
import { placeFinding } from './policy/place-finding.ts';
import { baseName } from './policy/policy-findings.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `checklists/<id>.yml` */
export function parseChecklist(path: string, content: string | Uint8Array): Document<Checklist> {
  const document = validate<Checklist>(parseYaml(path, content), 'checklist');
  const id = document.value?.id;
  if (id === undefined || id === baseName(path)) return document;
  const misnamed = placeFinding(document, '/id', 'checklist-misnamed', { id, file: baseName(path) });
  return documentOf(path, document.value, [...document.findings, misnamed], () => document.places);
}
