import type { Publication } from '../../gather/github/publish.ts';
import type { PortalChange } from '../../model/plan.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import type { Drifted } from '../../render/drift.ts';

export interface Told {
  portal: string;
  /** Datasets that the portal has been told of as they are now. */
  told: ReadonlySet<DatasetId>;
  publication: Pick<Publication, 'datasets'>;
}

/**
 * A change that is needed because the portal is not as it was left. null: it is as it was left, and main or the policy has
 * moved on, which is work for the publisher; so are previews that are to come or go.
 */
export function asDrift(change: PortalChange, { portal, told, publication }: Told): Drifted | null {
  const { kind, name, dataset, because, desired, existing } = change;
  const drifted = { name, dataset, differs: because, fields: [] };
  const isPreview = (desired ?? existing)?.pullRequest !== undefined;
  if (isPreview) return existing?.visibility === 'public' ? { ...drifted, what: 'exposed' } : null;
  if (!told.has(dataset) || because.includes('hold')) return null;
  if (kind === 'create') return { ...drifted, what: 'vanished' };
  if (kind !== 'update') return null;
  const left = publication.datasets.find(({ id }) => id === dataset)?.receipts[portal]?.shown;
  const isAsLeft =
    existing?.visibility === 'public' &&
    left !== undefined &&
    left.recordDigest === existing.recordDigest &&
    left.dataDigest === existing.dataDigest &&
    left.retired === existing.retired;
  return isAsLeft ? null : { ...drifted, what: 'changed' };
}
