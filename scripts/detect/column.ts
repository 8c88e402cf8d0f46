import type { Detection } from '../model/profile.ts';
import type { Detector, Occurrence } from './detector.ts';
import { headerWords } from './header-words.ts';
import { detectors } from './index.ts';
import { isInQuestion, judge } from './judge.ts';

const ORDER = { certain: 0, probable: 1, possible: 2 } as const;

/**
 * What a column holds that residents should not find in it: one detection a kind, the strongest. `values` are its
 * distinct non-empty values, at most a cap, each with its number of cells and first line.
 */
export function detectColumn(name: string, values: ReadonlyMap<string, Occurrence>): Detection[] {
  const header = headerWords(name);
  const fitting = new Map<Detector, Occurrence[]>();
  const inQuestion = detectors.filter((detector) => isInQuestion(detector, header));
  for (const [value, occurrence] of values) {
    for (const detector of inQuestion) {
      if (!detector.fits(value)) continue;
      const known = fitting.get(detector);
      if (known === undefined) fitting.set(detector, [occurrence]);
      else known.push(occurrence);
    }
  }
  if (fitting.size === 0) return [];
  const found = new Map<string, Detection>();
  for (const detector of inQuestion) {
    const detection = judge(detector, header, fitting.get(detector) ?? [], values.size);
    const known = found.get(detector.kind);
    if (detection !== null && (known === undefined || ORDER[detection.strength] < ORDER[known.strength]))
      found.set(detector.kind, detection);
  }
  return [...found.values()].sort(
    (a, b) => ORDER[a.strength] - ORDER[b.strength] || (a.kind < b.kind ? -1 : 1),
  );
}
