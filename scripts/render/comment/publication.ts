import type { RootContent } from 'mdast';
import type { PortalChange } from '../../model/plan.ts';
import { code, heading, list, words } from '../markdown.ts';
import { portalReceipt } from '../portal-receipt.ts';
import type { CaseFile } from './case-file.ts';

/** What merging will do, as far as the folders alone can tell it. */
export function publicationPlan({ publication, pr }: CaseFile): RootContent[] {
  if (publication.length === 0 || pr.state === 'closed') return [];
  const items = publication.map((change) => [
    words(`${CHANGES[change.kind]} `),
    code(change.name),
    words(` on ${change.portal}`),
    ...(change.because.length > 0 ? [words(`: ${change.because.join(', ')}`)] : []),
  ]);
  return [heading(4, words('What merging will do to the portal')), list(items)];
}

/** What became of it, once a portal was asked. */
export function publishedList({ pr: { published = [] } }: CaseFile): RootContent[] {
  if (published.length === 0) return [];
  const byPortal = published.toSorted((a, b) =>
    `${a.portal} ${a.dataset}` < `${b.portal} ${b.dataset}` ? -1 : 1,
  );
  return [heading(4, words('On the portals')), list(byPortal.map((receipt) => portalReceipt(receipt)))];
}

const CHANGES: Record<PortalChange['kind'], string> = {
  create: 'Publish',
  update: 'Update',
  retire: 'Retire',
  adopt: 'Take over',
  'remove-preview': 'Remove the private preview',
};
