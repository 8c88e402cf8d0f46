import type { Column, Metadata } from '../../model/dataset.ts';
import type { ColumnProfile, Profile } from '../../model/profile.ts';
import type { SiteColumn, SiteQuality } from './record.ts';

/** The columns as declared, each with what the data was found to hold. */
export function describeColumns({ columns }: Metadata, profile: Profile | null): SiteColumn[] {
  const byName = new Map(profile?.columns.map((column) => [column.name, column]));
  return columns.map((column) => {
    const { constraints = {}, ...declared } = column;
    const found = byName.get(column.name);
    return {
      ...declared,
      constraints,
      ...(found && profile ? { found: foundIn(column, found, profile.rows) } : {}),
    };
  });
}

/** Smallest and largest values say something of numbers and times; of words they would only be examples. */
function foundIn(
  { type }: Column,
  { nulls, distinct, distinctExact, min, max, distribution }: ColumnProfile,
  rows: number,
): SiteColumn['found'] {
  const ranged = type !== 'string' && type !== 'any' && min !== undefined && max !== undefined;
  return {
    filled: rows === 0 ? 0 : 1 - nulls / rows,
    distinct,
    distinctExact,
    ...(ranged ? { min, max } : {}),
    ...(ranged && distribution !== undefined ? { distribution } : {}),
  };
}

export function describeQuality({ key }: Metadata, profile: Profile): SiteQuality {
  const { rows, columns, duplicateRows, duplicateKeys, faults } = profile;
  const cells = rows * columns.length;
  const nulls = sum(columns.map((column) => column.nulls));
  return {
    rows,
    columns: columns.length,
    filled: cells === 0 ? 0 : 1 - nulls / cells,
    duplicateRows,
    duplicateKeys: key.length === 0 ? null : duplicateKeys,
    violations: sum(columns.flatMap((column) => column.violations.map((violation) => violation.count))),
    faults: sum(faults.map((fault) => fault.count)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
