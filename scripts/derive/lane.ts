import type { Policy } from '../model/facts.ts';
import type { Reason } from '../model/finding.ts';
import type { Governance } from '../model/governance.ts';
import type { LaneId } from '../model/vocabulary.ts';
import { changedParts } from './covers.ts';
import type { SettledChange } from './moves.ts';
import { refreshTrips } from './refresh.ts';
import type { Subject } from './subject.ts';

/** What withdrawing a dataset touches, besides what the same two roles may edit anyway. */
const RETIRES = new Set(['metadata.retired', 'metadata.modified', 'checklist.retirement']);

/** Metadata that changes by itself when only the data changed. */
const FOLLOWS_DATA = new Set(['data', 'metadata.distribution', 'metadata.modified']);

export interface LaneChoice {
  lane: LaneId;
  reason: Reason;
}

/** Which lane a subject takes (design §3), and why. Anything not known to be small takes the full review. */
export function laneOf(subject: Subject, { governance, departments }: Policy): LaneChoice {
  if (subject.kind === 'dataset') return datasetLane(subject.change, governance);
  const params = { file: subject.path };
  const department = /^datasets\/([^/]+)\/(department\.yml|inventory\.csv)$/.exec(subject.path)?.[1];
  if (department === undefined) return { lane: 'policy', reason: { id: 'lane-policy', params } };
  // Its leadership signs as on base: where base knows none, nobody could.
  return departments[department] === undefined
    ? { lane: 'policy', reason: { id: 'lane-new-department', params } }
    : { lane: 'department', reason: { id: 'lane-department', params } };
}

function datasetLane(change: SettledChange, governance: Governance): LaneChoice {
  const { id, base, head, from } = change;
  if (from !== undefined)
    return { lane: 'schema-change', reason: { id: 'lane-moved', params: { from, to: id } } };
  if (base === null) return { lane: 'new-dataset', reason: { id: 'lane-new-dataset', params: {} } };
  if (head === null) return { lane: 'schema-change', reason: { id: 'lane-folder-gone', params: {} } };
  if (head.metadata.value?.retired !== undefined && base.metadata.value?.retired === undefined) {
    return { lane: 'retirement', reason: { id: 'lane-retirement', params: {} } };
  }
  const changed = changedParts(base.parts, head.parts);
  if (changed.includes('data') && changed.every((part) => FOLLOWS_DATA.has(part))) {
    const trip = refreshTrips(base, head, change.signed);
    return trip === null
      ? { lane: 'data-refresh', reason: { id: 'lane-data-refresh', params: {} } }
      : { lane: 'schema-change', reason: trip };
  }
  const beyond = changed.filter((part) => !isEditable(governance, part) && part !== 'metadata.modified');
  return beyond.length === 0
    ? { lane: 'metadata-edit', reason: { id: 'lane-metadata-edit', params: { parts: changed } } }
    : { lane: 'schema-change', reason: { id: 'lane-schema-change', params: { parts: beyond } } };
}

function isEditable(governance: Governance, part: string): boolean {
  return (governance.lanes['metadata-edit'].fields ?? []).some((field) => part === `metadata.${field}`);
}

/**
 * What a retirement changes besides withdrawing the dataset: until its day it is as public as before, so that nothing
 * travels with it that others would have to look at. Its data may go.
 */
export function beyondRetirement({ base, head }: SettledChange, governance: Governance): string[] {
  if (base === null || head === null) return [];
  return changedParts(base.parts, head.parts).filter(
    (part) =>
      !RETIRES.has(part) &&
      !isEditable(governance, part) &&
      !(part === 'data' && head.parts.data === undefined),
  );
}
