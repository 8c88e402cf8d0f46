import type { Detection } from '../model/profile.ts';
import type { Occurrence } from './detector.ts';
import { headerWords } from './header-words.ts';
import { detectors } from './index.ts';
import { judge } from './judge.ts';

const ORDER = { certain: 0, probable: 1, possible: 2 } as const;

/** What a column holds that residents should not find in it: one detection a kind, the strongest. */
export function detectColumn(name: string, values: ReadonlyMap<string, Occurrence>): Detection[] {
  const sample = { header: headerWords(name), values };
  const found = new Map<string, Detection>();
  for (const detector of detectors) {
    const detection = judge(detector, sample);
    const known = found.get(detector.kind);
    if (detection !== null && (known === undefined || ORDER[detection.strength] < ORDER[known.strength]))
      found.set(detector.kind, detection);
  }
  return [...found.values()].sort(
    (a, b) => ORDER[a.strength] - ORDER[b.strength] || (a.kind < b.kind ? -1 : 1),
  );
}
