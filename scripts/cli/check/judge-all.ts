import { setImmediate } from 'node:timers/promises';
import {
  type CheckReport,
  checkReport,
  collect,
  type DatasetReport,
  datasetJudge,
} from '../../derive/check.ts';
import { countDatasets, gatherLocal, type LocalRequest, openLocal, readLocal } from '../../gather/local.ts';
import type { DatasetFolder } from '../../gather/side-by-side.ts';
import type { Facts } from '../../model/facts.ts';
import { SecondThread } from './second-thread.ts';

/** Datasets that are judged in one go. */
const PORTION = 100;

/** Fewer datasets than this are judged before a second thread could help. */
const WORTH_SHARING = 1_000;

/** Reads and judges one dataset after the other, of many two at a time, and keeps only what is to be said of each. */
export async function judgeAll(
  request: LocalRequest,
  { portion = PORTION, worthSharing = WORTH_SHARING } = {},
): Promise<CheckReport> {
  // Of what changed, one folder may be where another went: these few are looked at together.
  if (request.base !== undefined) return checkReport(await gatherLocal(request));
  const count = request.datasets?.length ?? countDatasets(request.root);
  const other = count < worthSharing ? null : SecondThread.start(request);
  try {
    const { facts, folders } = await openLocal(request);
    const portions = portionsOf(folders, portion);
    const others = other?.share(facts, portions) ?? Promise.resolve([]);
    // Waited for last: until then a failure is nobody's.
    others.catch(() => undefined);
    const judge = judgeOf(request, facts);
    const reports: DatasetReport[] = [];
    for (let some = portions.shift(); some !== undefined; some = portions.shift()) {
      reports.push(...(await judge(some)));
      // Lets the other thread be heard, and given more.
      if (other !== null) await setImmediate();
    }
    return collect(facts, reports.concat(await others));
  } finally {
    await other?.stop();
  }
}

/** Judges the datasets that are there. `facts` are those of `openLocal`. */
export function judgeOf(
  request: LocalRequest,
  facts: Facts,
): (folders: readonly DatasetFolder[]) => Promise<DatasetReport[]> {
  const judge = datasetJudge(facts);
  return async (folders) => {
    const reports: DatasetReport[] = [];
    for await (const change of readLocal(request, folders)) reports.push(judge(change));
    return reports;
  };
}

function portionsOf(folders: readonly DatasetFolder[], size: number): DatasetFolder[][] {
  return Array.from({ length: Math.ceil(folders.length / size) }, (_, i) =>
    folders.slice(i * size, (i + 1) * size),
  );
}
