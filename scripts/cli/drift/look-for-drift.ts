import { reportIssue } from '../../apply/report.ts';
import { DRIFT_MARKER, type DriftOn, renderDriftIssue } from '../../render/drift.ts';
import { begin, type PublishingRequest } from '../publish/begin.ts';
import { driftOn } from './drift-on.ts';

/** Publishing without acting: what differs on the portals, told in one issue that closes by itself. */
export async function lookForDrift(request: PublishingRequest): Promise<DriftOn[]> {
  const { run, portals } = await begin(request);
  const found = await Promise.all(portals.map(({ id, opened }) => driftOn(id, opened, run)));
  if (request.apply) await tell(request, found);
  return found;
}

/** While a portal is away nobody knows whether it is in line again: then nothing is closed. */
async function tell({ connection }: PublishingRequest, found: readonly DriftOn[]): Promise<void> {
  const { octokit, repository, self } = connection;
  const isQuiet = found.every(({ drifted }) => drifted.length === 0);
  if (isQuiet && found.some(({ outage }) => outage !== undefined)) return;
  const report = { title: 'A portal differs from main', body: renderDriftIssue(found), labels: ['drift'] };
  await reportIssue(octokit, repository, { marker: DRIFT_MARKER, self }, isQuiet ? null : report);
}
