import { withdrawProposals } from '../../apply/propose.ts';
import { closeReports, reportIssue } from '../../apply/report.ts';
import {
  DRIFT_MARKER,
  type DriftOn,
  OVERWRITTEN_MARKER,
  renderDriftIssue,
  renderEditGone,
} from '../../render/drift.ts';
import { begin, type PublishingRequest } from '../publish/begin.ts';
import { orRefused } from '../publish/or-refused.ts';
import { type Compared, driftOn } from './drift-on.ts';
import { driftBranch } from './edited.ts';

/** Publishing without acting: what differs on the portals, told in one issue that closes by itself. */
export async function lookForDrift(request: PublishingRequest): Promise<DriftOn[]> {
  const { run, portals } = await begin(request);
  const compared = await Promise.all(portals.map(({ id, opened }) => driftOn(id, opened, run)));
  const found = compared.map(({ drift }) => drift);
  if (request.apply) {
    await withdraw(request, compared);
    await tell(request, found);
  }
  return found;
}

/** An edit that the portal does not show any more is nothing to decide on. */
async function withdraw(
  { connection, onTrouble }: PublishingRequest,
  compared: readonly Compared[],
): Promise<void> {
  const { octokit, repository, self } = connection;
  for (const { drift, asked } of compared) {
    if (asked === null) continue;
    const prefix = driftBranch(drift.portal, '');
    const text = renderEditGone(drift.portal);
    await orRefused(`the proposals of what is edited on ${drift.portal} no longer`, onTrouble, () =>
      withdrawProposals(octokit, repository, { self, prefix, asked: new Set(asked), text }),
    );
  }
}

/** While a portal is away nobody knows whether it is in line again: then nothing is closed. */
async function tell({ connection }: PublishingRequest, found: readonly DriftOn[]): Promise<void> {
  const { octokit, repository, self } = connection;
  const isQuiet = found.every(({ drifted }) => drifted.length === 0);
  if (isQuiet && found.some(({ outage }) => outage !== undefined)) return;
  const report = { title: 'A portal differs from main', body: renderDriftIssue(found), labels: ['drift'] };
  await reportIssue(octokit, repository, { marker: DRIFT_MARKER, self }, isQuiet ? null : report);
  if (isQuiet) await closeReports(octokit, repository, { marker: OVERWRITTEN_MARKER, self });
}
