import type { DatasetVersion } from '../model/dataset.ts';
import type { Finding } from '../model/finding.ts';
import type { ColumnProfile, Detection } from '../model/profile.ts';
import { inData } from './report.ts';

/** One finding for each kind (of these, where some are named) that a column holds: where and how much, never what. */
export function detectionFindings(
  head: DatasetVersion,
  category: Detection['category'],
  id: string,
  kinds?: readonly string[],
): Finding[] {
  const { profile } = head;
  if (profile === null) return [];
  const columns = profile.columns.filter(({ detections }) => detections.length > 0);
  return columns.flatMap((column) =>
    column.detections
      .filter((detection) => detection.category === category && !isStray(detection))
      .filter(({ kind }) => kinds === undefined || kinds.includes(kind))
      .map(({ kind, strength, share, cells, lines }) =>
        inData(
          profile.file,
          lines[0],
          id,
          {
            column: column.name,
            kind,
            strength,
            cells,
            share: `${Math.round(share * 100)} %`,
            lines: lines.map(String),
          },
          strength === 'possible' ? 'warning' : 'error',
        ),
      ),
  );
}

/** As `detectionFindings`, of damage that a reader gets over and a program does not: however sure it is, a warning. */
export function damageWarnings(head: DatasetVersion, id: string, kinds: readonly string[]): Finding[] {
  return detectionFindings(head, 'damage', id, kinds).map((finding) => ({ ...finding, severity: 'warning' }));
}

/** One value in a hundred that happens to look like a name is no column of names. */
function isStray({ kind, strength, share }: Detection): boolean {
  return kind === 'personal-name' && strength === 'possible' && share < 0.01;
}

/** For examples: a column in which a kind was found. */
export function detected(name: string, kind: string, category: Detection['category']): ColumnProfile {
  const detection: Detection = { kind, category, strength: 'certain', cells: 3, share: 1, lines: [2, 3, 4] };
  return {
    name,
    position: 1,
    type: 'string',
    typeShare: 1,
    nulls: 0,
    sentinels: {},
    distinct: 3,
    distinctExact: true,
    minLength: 1,
    maxLength: 9,
    violations: [],
    detections: [detection],
  };
}
