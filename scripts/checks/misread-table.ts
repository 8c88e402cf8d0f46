import type { Profile, StructureFault } from '../model/profile.ts';

export interface Fault {
  id: string;
  line: number;
  column?: number;
  count: number;
  expected?: string;
  found?: string;
}

/** Where so many of the rows differ from the header, it is the header that is wrong. */
const MOST = 0.5;

/** No table: what else was found in it says nothing. */
const NO_TABLE: readonly string[] = ['json-file', 'separator-line', 'web-page', 'lfs-pointer'];

/**
 * What the faults of a table together say of its file: one title makes every row too wide, and a separator of two characters
 * makes every second column nameless. Told is the cause, not each of its effects.
 */
export function causesOf(profile: Profile, described: number): Fault[] {
  const { faults } = profile;
  const other = faults.find(isNoTable);
  if (other !== undefined) return [other];
  const ragged = faults.find(({ id }) => id === 'ragged-row');
  const isTitled = profile.header.length === 1 && ragged !== undefined && ragged.count > profile.rows * MOST;
  if (isTitled)
    return [...without(faults, 'ragged-row', 'title-row'), { id: 'title-row', line: 1, count: 1 }];
  if (isDoubled(profile.header))
    return [...without(faults, 'blank-header', 'title-row'), { id: 'doubled-separator', line: 1, count: 1 }];
  const isNote = ragged?.count === 1 && isShort(ragged) && ragged.line > profile.rows;
  if (isNote) return [...without(faults, 'ragged-row'), { ...ragged, id: 'note-below' }];
  const isOne = profile.header.length === 1 && described > 1 && profile.rows > 0 && faults.length === 0;
  return isOne ? [{ id: 'one-column', line: 1, count: 1 }] : faults;
}

/** `11 cells` were expected, `2` found. */
function isShort({ expected = '', found = '' }: StructureFault): boolean {
  return Number.parseInt(found, 10) < Number.parseInt(expected, 10);
}

function without(faults: readonly StructureFault[], ...ids: StructureFault['id'][]): StructureFault[] {
  return faults.filter(({ id }) => !ids.includes(id));
}

/** `a||b||c`: every second name is empty, and no other. */
function isDoubled(header: readonly string[]): boolean {
  return header.length > 2 && header.every((name, i) => (name === '') === (i % 2 === 1));
}

/** Nobody sees them, and no program finds a column that is called so. */
const UNSEEN = /[\r\n\t\u00a0\p{Cf}]/u;

/** Columns whose names hold what cannot be seen. */
export function unseenIn(header: readonly string[]): Fault[] {
  const position = header.findIndex((name) => UNSEEN.test(name));
  if (position < 0) return [];
  const count = header.filter((name) => UNSEEN.test(name)).length;
  return [{ id: 'header-characters', line: 1, count, found: `column ${position + 1}` }];
}

export function isNoTable({ id }: { id: string }): boolean {
  return NO_TABLE.includes(id);
}
