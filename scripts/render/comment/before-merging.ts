import type { RootContent } from 'mdast';
import { code, heading, list, paragraph, untrusted, words } from '../markdown.ts';
import { explain } from '../message.ts';
import { listed } from '../words.ts';
import type { CaseFile } from './case-file.ts';

/** What stands in the way, in the order in which to deal with it. */
export function blockersList({ assessment }: CaseFile): RootContent[] {
  if (assessment.blockers.length === 0) return [];
  const items = assessment.blockers.map((reason) => [untrusted(explain(reason), 400)]);
  return [heading(4, words('Before this can be merged')), list(items)];
}

/** What the last click may be replaced by: for people who may say it, when nothing else is left to do. */
export function publishOrder({ facts, pr, assessment }: CaseFile): RootContent[] {
  const { publishOrder: order, stage } = assessment;
  if (pr.state === 'closed') return [];
  if (order !== null)
    return [
      paragraph(
        code(order.by),
        words(' said '),
        code('/publish'),
        words(': Daylight merges this as soon as everything stands.'),
      ),
    ];
  const may = Object.values(facts.policy.governance.roles).filter((role) => role.publishes === true);
  if (stage !== 'stage-1' || may.length === 0) return [];
  return [
    paragraph(
      words(`${listed(may.map((role) => role.title))}: `),
      code('/publish'),
      words(' in a comment merges this by itself once everything stands, also after a release date.'),
    ),
  ];
}
