import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { DatasetId, Stage } from '../model/vocabulary.ts';
import { byWeight, findingsOf } from './findings.ts';
import { laneOf } from './lane.ts';
import { type SettledChange, withMoves } from './moves.ts';

export interface DatasetReport {
  id: DatasetId;
  /** As far as the folder alone can tell: nobody has signed yet. */
  stage: Stage;
  findings: Finding[];
}

export interface CheckReport {
  datasets: DatasetReport[];
  /** Findings that belong to no dataset. */
  general: Finding[];
  summary: { errors: number; warnings: number; notices: number };
}

/** What `daylight check` says: every touched dataset, judged by the questions that are due before the department may submit it. */
export function checkReport(facts: Facts): CheckReport {
  const judge = datasetJudge(facts);
  return collect(facts, withMoves(facts.datasets).map(judge));
}

/** The same, one dataset at a time: facts without datasets give the judge of each. */
export function datasetJudge(facts: Facts): (change: SettledChange) => DatasetReport {
  const findings = findingsOf(facts, ['stage-1']);
  return (change) => ({
    id: change.id,
    stage: folderStage(change),
    findings: findings(change, laneOf({ kind: 'dataset', id: change.id, change }, facts.policy)),
  });
}

export function collect(facts: Pick<Facts, 'findings'>, reports: readonly DatasetReport[]): CheckReport {
  const datasets = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1));
  const general = [...facts.findings].sort(byWeight);
  const all = [...general, ...datasets.flatMap((dataset) => dataset.findings)];
  const count = (severity: Finding['severity']): number =>
    all.filter((finding) => finding.severity === severity).length;
  return {
    datasets,
    general,
    summary: { errors: count('error'), warnings: count('warning'), notices: count('notice') },
  };
}

function folderStage({ head }: SettledChange): Stage {
  return head?.metadata.value?.retired === undefined ? 'not-ready' : 'retired';
}
