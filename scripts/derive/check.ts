import type { DatasetChange } from '../model/dataset.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { DatasetId, Stage } from '../model/vocabulary.ts';
import { byWeight, datasetFindings } from './findings.ts';
import { route } from './required-roles.ts';

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
  const found = datasetFindings(facts, route(facts), ['stage-1']);
  const changes = new Map(facts.datasets.map((change) => [change.id, change]));
  const datasets = [...found].map(([id, findings]) => ({
    id,
    stage: folderStage(changes.get(id)),
    findings,
  }));
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

function folderStage(change: DatasetChange | undefined): Stage {
  return change?.head?.metadata.value?.retired === undefined ? 'not-ready' : 'retired';
}
