import type { Parts } from '../model/dataset.ts';
import type { Facts } from '../model/facts.ts';
import type { Role } from '../model/governance.ts';
import { datasetPart, filePart, POLICY_PART } from '../model/part-key.ts';
import type { Subject } from './subject.ts';

/** `metadata.*` covers every metadata field, `data` only itself: the one wildcard is a trailing `.*`. */
export function covers(role: Role, part: string): boolean {
  return role.covers.some((pattern) =>
    pattern.endsWith('.*') ? part.startsWith(pattern.slice(0, -1)) : pattern === part,
  );
}

/** Everything a sign-off of this role is bound to in this pull request, with its digest. */
export function coveredParts(facts: Facts, role: Role, subjects: readonly Subject[], at?: string): Parts {
  const parts: [string, string][] = [];
  // A hundred datasets have the same parts, and whether the role covers one is the same for all of them.
  const known = new Map<string, boolean>();
  const isCovered = (part: string): boolean => {
    const answer = known.get(part) ?? covers(role, part);
    known.set(part, answer);
    return answer;
  };
  for (const subject of subjects) {
    if (subject.kind === 'file') {
      const oid = at === undefined ? subject.oid : fileAt(facts, at, subject.path);
      parts.push([filePart(subject.path), oid]);
      continue;
    }
    const version = at === undefined ? subject.change.head?.parts : partsAt(facts, at, subject.change.id);
    for (const [part, digest] of Object.entries(version ?? {})) {
      if (isCovered(part)) parts.push([datasetPart(subject.change.id, part), digest]);
    }
  }
  if (covers(role, 'policy')) parts.push([POLICY_PART, facts.policy.digest]);
  return Object.fromEntries(parts);
}

/**
 * Whether a part that some commit changed is this role's, under the names that `coveredParts` gives them. It may be gone by
 * now, and a folder that moved had another name before.
 */
export function concernOf(role: Role, subjects: readonly Subject[]): (part: string) => boolean {
  const names = subjects.flatMap((subject) =>
    subject.kind === 'file' ? subject.path : [subject.change.id, subject.change.from ?? []].flat(),
  );
  const known = new Set(names.map(filePart));
  return (part) => {
    const mark = part.indexOf('#');
    if (known.has(part)) return true;
    return mark >= 0 && known.has(part.slice(0, mark)) && covers(role, part.slice(mark + 1));
  };
}

/** Object id of a file outside dataset folders at a commit that a review named; '' where it is not known there. */
function fileAt(facts: Facts, commit: string, path: string): string {
  return facts.pullRequest?.snapshots[commit]?.['']?.[path] ?? '';
}

/** Parts of a dataset at a commit that a review named; undefined where gather could not read them. */
function partsAt(facts: Facts, commit: string, dataset: string): Parts | undefined {
  return facts.pullRequest?.snapshots[commit]?.[dataset];
}

/** Parts that differ between what was signed and what is there now, sorted; empty: the sign-off stands. */
export function changedParts(signed: Parts, now: Parts): string[] {
  const changed = Object.keys(signed).filter((key) => signed[key] !== now[key]);
  const added = Object.keys(now).filter((key) => !Object.hasOwn(signed, key));
  return [...changed, ...added].sort();
}

/** Parts of the role's own checklists: answering them is the role's work, not a change it must keep away from. */
export function isOwnAnswer(role: Role, part: string): boolean {
  const name = part.slice(part.indexOf('#') + 1);
  return (role.checklists ?? []).some((checklist) => name === `checklist.${checklist}`);
}
