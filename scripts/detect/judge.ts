import type { Detection } from '../model/profile.ts';
import type { Detector, Occurrence } from './detector.ts';

/** A certain shape needs this many distinct values, so that one odd identifier does not accuse a column. */
const FEW = 3;
const MOST_LINES = 5;

/** Can the header let this detector say anything? Where it cannot, no value needs to be looked at. */
export function isInQuestion(detector: Detector, header: readonly string[]): boolean {
  if (detector.shape === 'any') return true;
  if (says(header, detector.denies)) return false;
  return detector.shape === 'certain' || says(header, detector.supports);
}

/**
 * What this column holds, by a detector that is in question; null where too little fits. `fitting` are the distinct
 * values that do, at least one, out of `distinct`.
 */
export function judge(
  detector: Detector,
  header: readonly string[],
  fitting: readonly Occurrence[],
  distinct: number,
): Detection | null {
  if (fitting.length === 0) return null;
  const share = fitting.length / distinct;
  const strength = strengthOf(detector, says(header, detector.supports), fitting.length, share);
  if (strength === null) return null;
  const lines = fitting.map(({ line }) => line).sort((a, b) => a - b);
  return {
    kind: detector.kind,
    category: detector.category,
    strength,
    cells: fitting.reduce((sum, { cells }) => sum + cells, 0),
    share: Math.round(share * 1000) / 1000,
    lines: lines.slice(0, MOST_LINES),
  };
}

function strengthOf(
  { shape, share: expected }: Detector,
  supported: boolean,
  fitting: number,
  share: number,
): Detection['strength'] | null {
  if (shape === 'any') return 'certain';
  // A weak shape is in question only where the header supports it.
  if (shape === 'weak') return share < expected ? null : 'probable';
  if (supported) return 'certain';
  return fitting >= FEW && share >= expected ? 'certain' : 'possible';
}

function says(header: readonly string[], words: readonly string[] | undefined): boolean {
  return words !== undefined && header.some((word) => words.includes(word));
}
