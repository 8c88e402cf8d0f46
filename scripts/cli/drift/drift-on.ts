import { propose } from '../../apply/propose.ts';
import type { PortalChange } from '../../model/plan.ts';
import { withFields } from '../../plan/metadata-edit.ts';
import { type Drifted, type DriftOn, renderDriftPullRequest } from '../../render/drift.ts';
import type { Run } from '../publish/begin.ts';
import { type OpenPortal, orOutage, shownOf } from '../publish/open-portal.ts';
import { planOn } from '../publish/plan-on.ts';
import type { Edited } from './edited.ts';

/**
 * How one portal differs from main without a commit. What main has and the portal was never told of is no drift but work
 * for the publisher; so are previews that are to come or go.
 */
export async function driftOn(id: string, opened: OpenPortal | string, run: Run): Promise<DriftOn> {
  const drifted = typeof opened === 'string' ? opened : await orOutage(() => compare(opened, run));
  return typeof drifted === 'string' ? { portal: id, drifted: [], outage: drifted } : { portal: id, drifted };
}

async function compare(opened: OpenPortal, run: Run): Promise<Drifted[]> {
  const { plan, told, edited } = await planOn(opened, { ...run, options: { ...run.options, force: true } });
  const unhidden = shownOf(opened, run.down).map(
    ({ entry }): Drifted => ({
      name: entry.name,
      dataset: entry.dataset ?? '',
      what: 'exposed',
      differs: [],
      fields: [],
    }),
  );
  const changed: Drifted[] = [];
  for (const change of plan.changes) {
    const drifted = asDrift(change, told);
    if (drifted === null) continue;
    const edit = edited.find(({ name, rejected }) => name === change.name && !rejected);
    changed.push(edit === undefined ? drifted : await withProposal(drifted, opened.portal.id, edit, run));
  }
  return [...unhidden, ...changed].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function asDrift(
  { kind, name, dataset, because, desired, existing }: PortalChange,
  told: ReadonlySet<string>,
): Drifted | null {
  const drifted = { name, dataset, differs: because, fields: [] };
  const isPreview = (desired ?? existing)?.pullRequest !== undefined;
  if (isPreview) return existing?.visibility === 'public' ? { ...drifted, what: 'exposed' } : null;
  if (!told.has(dataset) || because.includes('hold')) return null;
  if (kind === 'create') return { ...drifted, what: 'vanished' };
  return kind === 'update' ? { ...drifted, what: 'changed' } : null;
}

/** Asks in a pull request whether main should say what people wrote on the portal; without `apply` only says that it would. */
async function withProposal(
  drifted: Drifted,
  portal: string,
  { branch, dataset, fields }: Edited,
  { connection, publication, apply }: Run,
): Promise<Drifted> {
  const told = { ...drifted, fields: Object.keys(fields) };
  const text = await publication.metadataText(dataset);
  const edited = text === null ? null : withFields(text, fields);
  if (!apply || edited === null) return told;
  const proposal = await propose(connection.octokit, connection.repository, {
    branch,
    base: 'main',
    commit: publication.commit,
    path: `datasets/${dataset}/metadata.yml`,
    text: edited,
    title: `Take over what was edited on ${portal}: ${dataset}`,
    body: renderDriftPullRequest(portal, told),
    draft: true,
  });
  return { ...told, proposal };
}
