import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';

const PLACEHOLDER = /FILL[_ -]?ME[_ -]?IN|\bTBD\b|\bXXX\b|lorem ipsum/i;

/** Words that a scaffold or a hurried steward left behind. Columns have a check of their own. */
export function placeholders(document: Document<unknown>): Finding[] {
  const findings: Finding[] = [];
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value === 'string' && PLACEHOLDER.test(value) && !/^\/columns\/\d+\/description$/.test(pointer)) {
      const at = document.places[pointer]?.value ?? { line: 1, column: 1 };
      findings.push({ id: 'placeholder', severity: 'error', file: document.path, ...at, params: { field: pointer.slice(1).replaceAll('/', '.') } });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, `${pointer}/${key}`);
    }
  };
  walk(document.value, '');
  return findings;
}
