import type { Document, Pointer } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import type { Governance } from '../../model/governance.ts';
import { closest } from '../closest.ts';
import { placeFinding } from './place-finding.ts';

/** Checklists that lanes ask for, roles own or cover must exist. */
export function checklistNames(
  document: Document<Governance>,
  governance: Governance,
  checklists: readonly string[],
): Finding[] {
  const named: [Pointer, string][] = [
    ...Object.entries(governance.lanes).flatMap(([lane, entry]) =>
      entry.checklists.map((id, i): [Pointer, string] => [`/lanes/${lane}/checklists/${i}`, id]),
    ),
    ...Object.entries(governance.roles).flatMap(([role, entry]) => [
      ...(entry.checklists ?? []).map((id, i): [Pointer, string] => [`/roles/${role}/checklists/${i}`, id]),
      ...entry.covers.map((part, i): [Pointer, string] => [
        `/roles/${role}/covers/${i}`,
        checklistOf(part) ?? '',
      ]),
    ]),
  ];
  return named
    .filter(([, id]) => id !== '' && !checklists.includes(id))
    .map(([pointer, checklist]) =>
      placeFinding(document, pointer, 'governance-unknown-checklist', {
        checklist,
        checklists,
        closest: closest(checklist, checklists),
      }),
    );
}

/** The checklist that a part is; null for other parts and for all checklists at once. */
function checklistOf(part: string): string | null {
  return /^checklist\.(?<id>[^*]+)$/.exec(part)?.groups?.id ?? null;
}
