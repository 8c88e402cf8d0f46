import type { Publication, PublicationDataset } from '../../gather/github/publish.ts';
import { digestOf } from '../../ledger/digest.ts';
import type { PortalSettings } from '../../model/governance.ts';
import type { Sha256 } from '../../model/vocabulary.ts';
import { sampleDataset } from '../../portals/sample.ts';
import type { Portal } from '../../portals/types.ts';

/** Works out, without reading a dataset, whether what a portal was last told of it is what it would be told now. */
export type SourceOf = (dataset: PublicationDataset) => Sha256;

/**
 * Digest of everything that a dataset's entry is made of: its folder, who signed it, what the policy says of it, and the
 * translation itself, as far as a known dataset shows it. Equal sources have equal entries; different ones may have.
 */
export function sourcesOf(
  portal: Portal,
  settings: PortalSettings,
  { policy, repositoryUrl }: Pick<Publication, 'policy' | 'repositoryUrl'>,
): SourceOf {
  const { governance, departments, vocabularies } = policy;
  const titles = Object.entries(governance.roles).map(([role, { title }]) => [role, title]);
  const retired = { date: '2026-10-31', reason: 'Ended.', notice: '2026-10-01', users: 'Told.' };
  const shared = digestOf({
    translations: [
      portal.translate(sampleDataset()),
      portal.translate(sampleDataset({ metadata: { retired }, readme: '# Trees\n' })),
    ],
    settings,
    city: governance.city,
    vocabularies,
    titles,
    repositoryUrl: repositoryUrl ?? null,
  });
  const byDepartment = new Map(
    Object.entries(departments).map(([id, department]) => [id, digestOf({ shared, department })]),
  );
  return ({ id, digest, clearance }) =>
    digestOf([byDepartment.get(id.split('/')[0] ?? '') ?? shared, id, digest, clearance]);
}
