import { setImmediate } from 'node:timers/promises';
import {
  type CheckReport,
  checkReport,
  collect,
  type DatasetReport,
  datasetJudge,
} from '../../derive/check.ts';
import { gatherLocal, type LocalReader, type LocalRequest, openLocal } from '../../gather/local.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { SecondThread } from './second-thread.ts';

/** Datasets that are judged in one go. */
const PORTION = 100;

/** A second thread needs about a third of a second before it can help: what this many datasets take. */
const WORTH_SHARING = 1_000;

/** Reads and judges one dataset after the other, of many two at a time, and keeps only what is to be said of each. */
export async function judgeAll(
  request: LocalRequest,
  { portion = PORTION, worthSharing = WORTH_SHARING } = {},
): Promise<CheckReport> {
  // Of what changed, one folder may be where another went: these few are looked at together.
  if (request.base !== undefined) return checkReport(await gatherLocal(request));
  const local = await openLocal(request);
  const portions = portionsOf(local.ids, portion);
  const other = local.ids.length < worthSharing ? null : SecondThread.start(request, portions);
  try {
    const judge = judgeOf(local);
    const reports: DatasetReport[] = [];
    for (let ids = portions.shift(); ids !== undefined; ids = portions.shift()) {
      reports.push(...(await judge(ids)));
      // Lets the other thread be heard, and given more.
      if (other !== null) await setImmediate();
    }
    return collect(local.facts, other === null ? reports : reports.concat(await other.reports));
  } finally {
    await other?.stop();
  }
}

/** Judges the datasets that are there. */
export function judgeOf({
  facts,
  read,
}: LocalReader): (ids: readonly DatasetId[]) => Promise<DatasetReport[]> {
  const judge = datasetJudge(facts);
  return async (ids) => {
    const reports: DatasetReport[] = [];
    for await (const change of read(ids)) reports.push(judge(change));
    return reports;
  };
}

function portionsOf(ids: readonly DatasetId[], size: number): DatasetId[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
