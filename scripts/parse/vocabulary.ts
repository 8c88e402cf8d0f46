import type { Document } from '../model/document.ts';
import type { Term } from '../model/governance.ts';
import { documentOf } from './places.ts';
import { placeFinding } from './policy/place-finding.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml.ts';

/** `checklists/vocabularies/<name>.yml` */
export function parseVocabulary(path: string, content: string | Uint8Array): Document<Term[]> {
  const document = validate<Term[]>(parseYaml(path, content), 'vocabulary');
  const seen = new Set<string>();
  const repeated = (document.value ?? []).flatMap(({ id }, i) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [placeFinding(document, `/${i}/id`, 'term-repeated', { term: id })];
  });
  return documentOf(path, document.value, [...document.findings, ...repeated], () => document.places);
}
