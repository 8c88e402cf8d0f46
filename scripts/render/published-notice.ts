import type { PhrasingContent } from 'mdast';
import type { Roster } from '../model/governance.ts';
import type { PortalReceipt } from '../model/plan.ts';
import { heading, list, paragraph, toMarkdown, words } from './markdown.ts';
import { portalReceipt } from './portal-receipt.ts';

export const PUBLISHED_MARKER = 'published';

export interface PublishedNotice {
  /** Portals and what became of each change that belongs to this pull request. */
  outcomes: PortalReceipt[];
  /** Whom to tell, by the title of their role. */
  mention: { title: string; roster: Roster }[];
}

/** The receipt on the pull request: what is live and where. It mentions everybody who has to know, once. */
export function renderPublishedNotice({ outcomes, mention }: PublishedNotice): string {
  const failed = outcomes.some(({ receipt }) => receipt.outcome !== 'done');
  const items = outcomes.map((outcome) => portalReceipt(outcome, `${outcome.receipt.kind} `));
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

/** Logins and team names have no characters that Markdown would read. */
function names({ team, members = [] }: Roster): string {
  return (team === undefined ? members : [team]).map((name) => `@${name}`).join(' ');
}
