import type { Comparison, Difference } from './difference.ts';
import { difference, unseen } from './difference.ts';

const FILE = 'CODEOWNERS';
/** Where GitHub looks, in this order; the first it finds counts. */
export const OWNERS_PLACES = ['.github/CODEOWNERS', FILE, 'docs/CODEOWNERS'];

/** CODEOWNERS on the default branch is what governance.yml makes, GitHub reads that one, and it reads all of it. */
export function compareOwnersFile({ desired, live }: Comparison): Difference[] {
  const counting = OWNERS_PLACES.find((path) => live.codeowners[path] !== undefined);
  const text = live.codeowners[FILE];
  return [
    ...(counting !== undefined && counting !== FILE
      ? [difference('error', 'codeowners-shadowed', counting, { path: counting })]
      : []),
    ...(text === desired.codeowners
      ? []
      : [
          difference('error', 'codeowners-outdated', FILE, {
            there: text !== undefined,
            branch: live.defaultBranch,
          }),
        ]),
    ...faults({ desired, live }),
  ];
}

/** What GitHub itself says against lines of the file; people and teams who are told of already are not told of twice. */
function faults({ desired, live }: Pick<Comparison, 'desired' | 'live'>): Difference[] {
  if (!live.codeownersFaults.seen) return [unseen(FILE, 'errors in CODEOWNERS', live.codeownersFaults.needs)];
  const named = new Set(desired.named.map(({ name }) => `@${name.toLowerCase()}`));
  const seen = new Set<string>();
  return live.codeownersFaults.value.flatMap(({ line, kind, owner }) => {
    if (owner !== null && named.has(owner.toLowerCase())) return [];
    const about = owner ?? `line ${line}`;
    if (seen.has(about)) return [];
    seen.add(about);
    const { finding } = difference('error', 'codeowners-fault', FILE, { kind, owner: owner ?? '' });
    return [{ finding: { ...finding, line } }];
  });
}
