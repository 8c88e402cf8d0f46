import type { Document } from '../model/document.ts';
import type { Term } from '../model/governance.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `checklists/vocabularies/<name>.yml` */
export function parseVocabulary(path: string, content: string | Uint8Array): Document<Term[]> {
  return validate<Term[]>(parseYaml(path, content), 'vocabulary');
}
