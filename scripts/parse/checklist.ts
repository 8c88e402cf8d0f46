import type { Document } from '../model/document.ts';
import type { Checklist } from '../model/governance.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `checklists/<id>.yml` */
export function parseChecklist(path: string, content: string | Uint8Array): Document<Checklist> {
  return validate<Checklist>(parseYaml(path, content), 'checklist');
}
