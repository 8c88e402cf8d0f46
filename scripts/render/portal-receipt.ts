import type { PhrasingContent } from 'mdast';
import type { PortalReceipt, Receipt } from '../model/plan.ts';
import { code, link, untrusted, words } from './markdown.ts';
import { explainPublishing } from './receipts.ts';

/** What became of an entry on a portal, and where it is seen; `what` was done, in a word, where that matters. */
export function portalReceipt({ portal, receipt }: PortalReceipt, what = ''): PhrasingContent[] {
  const { outcome, subject, address } = receipt;
  return [
    words(`${outcome === 'done' ? '✅' : '❌'} ${what}`),
    ...(address === undefined ? [code(subject)] : [link(address, words(subject))]),
    ...(outcome === 'done'
      ? [words(` on ${portal}, read back as a visitor sees it`)]
      : [
          words(` on ${portal}: `),
          ...reasonOf(receipt),
          words(' Re-run the workflow Publish to try again.'),
        ]),
  ];
}

/** What a portal or a network said is somebody else's text. */
function reasonOf({ reason, detail }: Receipt): PhrasingContent[] {
  if (reason !== undefined) return [untrusted(`${explainPublishing(reason)}.`, 300)];
  return detail === undefined ? [] : [untrusted(detail, 300)];
}
