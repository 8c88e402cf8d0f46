import type { Document, Pointer } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { METADATA_FIELDS } from '../schemas.ts';
import { placeFinding } from './place-finding.ts';

/** A part, or everything below one: `data`, `metadata.title`, `metadata.*`, `checklist.security`, `file.README.md`. */
const PATTERN = /^(?:data|waivers|policy|(?:metadata|checklist|file)\.(?:\*|[^*\s]+))$/;
const PARTS = ['data', 'waivers', 'policy', 'file.*', ...METADATA_FIELDS.map((field) => `metadata.${field}`)];

/** What `covers` names must be a part of a dataset; a misspelt one would leave its part unguarded. */
export function coverPatterns(document: Document<Governance>, governance: Governance): Finding[] {
  return Object.entries(governance.roles).flatMap(([role, { covers }]) =>
    covers.flatMap((pattern, i) => {
      const pointer: Pointer = `/roles/${role}/covers/${i}`;
      const isField = pattern.startsWith('metadata.') && pattern !== 'metadata.*';
      if (PATTERN.test(pattern) && (!isField || PARTS.includes(pattern))) return [];
      const params = { pattern, role, closest: closest(pattern, [...PARTS, 'metadata.*', 'checklist.*']) };
      return [placeFinding(document, pointer, 'governance-unknown-part', params)];
    }),
  );
}

/** Every field, file and answer is covered by at least one role: else it could change after everybody has signed. */
export function uncoveredParts(
  document: Document<Governance>,
  governance: Governance,
  checklists: readonly string[] = [],
): Finding[] {
  const patterns = Object.values(governance.roles).flatMap((role) => role.covers);
  const covered = (part: string): boolean =>
    patterns.some(
      (pattern) => pattern === part || (pattern.endsWith('.*') && part.startsWith(pattern.slice(0, -1))),
    );
  const parts = checklists.length > 0 ? checklists.map((id) => `checklist.${id}`) : PARTS;
  const open = parts.filter((part) => !covered(part));
  return open.length === 0
    ? []
    : [placeFinding(document, '/roles', 'governance-uncovered-part', { parts: open })];
}
