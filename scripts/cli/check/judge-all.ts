import {
  type CheckReport,
  checkReport,
  collect,
  type DatasetReport,
  datasetJudge,
} from '../../derive/check.ts';
import { gatherLocal, type LocalRequest, streamLocal } from '../../gather/local.ts';

/** Reads and judges one dataset after the other, and keeps only what is to be said of each. */
export async function judgeAll(request: LocalRequest): Promise<CheckReport> {
  // Of what changed, one folder may be where another went: these few are looked at together.
  if (request.base !== undefined) return checkReport(await gatherLocal(request));
  const { facts, datasets } = await streamLocal(request);
  const judge = datasetJudge(facts);
  const reports: DatasetReport[] = [];
  for await (const change of datasets) reports.push(judge(change));
  return collect(facts, reports);
}
