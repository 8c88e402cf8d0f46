import type { PhrasingContent } from 'mdast';
import type { Roster } from '../model/governance.ts';
import type { Receipt } from '../model/plan.ts';
import { code, heading, link, list, paragraph, toMarkdown, untrusted, words } from './markdown.ts';
import { explainPublishing } from './receipts.ts';

export const PUBLISHED_MARKER = 'published';

export interface PublishedNotice {
  /** Portals and what became of each change that belongs to this pull request. */
  outcomes: { portal: string; receipt: Receipt }[];
  /** Whom to tell, by the title of their role. */
  mention: { title: string; roster: Roster }[];
}

/** The receipt on the pull request: what is live and where. It mentions everybody who has to know, once. */
export function renderPublishedNotice({ outcomes, mention }: PublishedNotice): string {
  const failed = outcomes.some(({ receipt }) => receipt.outcome !== 'done');
  const items = outcomes.map(({ portal, receipt }): PhrasingContent[] => [
    words(`${receipt.outcome === 'done' ? '✅' : '❌'} ${receipt.kind} `),
    ...(receipt.address === undefined
      ? [code(receipt.subject)]
      : [link(receipt.address, words(receipt.subject))]),
    ...(receipt.outcome === 'done'
      ? [words(` on ${portal}, read back as a visitor sees it`)]
      : [
          words(` on ${portal}: `),
          ...reasonOf(receipt),
          words(' Re-run the workflow Publish to try again.'),
        ]),
  ]);
  // A mention is plain text on purpose: this is the one place where people are called.
  const people = mention.map(
    ({ title, roster }): PhrasingContent => ({ type: 'html', value: `${title}: ${names(roster)}` }),
  );
  return toMarkdown([
    heading(3, words(failed ? 'Not everything is live' : 'Published')),
    list(items),
    ...(people.length > 0
      ? [
          paragraph(
            words('For your information: '),
            ...people.flatMap((person, i) => (i === 0 ? [person] : [words(' · '), person])),
          ),
        ]
      : []),
  ]);
}

/** What a portal or a network said is somebody else's text. */
function reasonOf({ reason, detail }: Receipt): PhrasingContent[] {
  if (reason !== undefined) return [untrusted(`${explainPublishing(reason)}.`, 300)];
  return detail === undefined ? [] : [untrusted(detail, 300)];
}

/** Logins and team names have no characters that Markdown would read. */
function names({ team, members = [] }: Roster): string {
  return (team === undefined ? members : [team]).map((name) => `@${name}`).join(' ');
}
