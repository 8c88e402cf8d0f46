import type { Detection } from '../model/profile.ts';
import type { ColumnSample, Detector } from './detector.ts';

/** A certain shape needs this many distinct values, so that one odd identifier does not accuse a column. */
const FEW = 3;
const MOST_LINES = 5;

/** What this column holds, by one detector; null where it is not that. */
export function judge(detector: Detector, sample: ColumnSample): Detection | null {
  let fitting = 0;
  let cells = 0;
  const lines: number[] = [];
  for (const [value, occurrence] of sample.values) {
    if (!detector.fits(value)) continue;
    fitting += 1;
    cells += occurrence.cells;
    lines.push(occurrence.line);
  }
  if (fitting === 0) return null;
  const share = fitting / sample.values.size;
  const strength = strengthOf(detector, sample, fitting, share);
  if (strength === null) return null;
  const first = lines.sort((a, b) => a - b).slice(0, MOST_LINES);
  return {
    kind: detector.kind,
    category: detector.category,
    strength,
    cells,
    share: Math.round(share * 1000) / 1000,
    lines: first,
  };
}

function strengthOf(
  detector: Detector,
  sample: ColumnSample,
  fitting: number,
  share: number,
): Detection['strength'] | null {
  const says = (words: readonly string[] | undefined): boolean =>
    sample.header.some((word) => words?.includes(word) ?? false);
  if (detector.shape === 'any') return 'certain';
  if (says(detector.denies)) return null;
  const supported = says(detector.supports);
  if (detector.shape === 'certain') {
    if (fitting >= FEW || supported) return share >= detector.share || supported ? 'certain' : 'possible';
    return 'possible';
  }
  if (share < detector.share) return null;
  return supported ? 'probable' : null;
}
