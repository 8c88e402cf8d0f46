import type { PullRequestFacts } from '../../model/facts.ts';
import type { Instant, Login } from '../../model/vocabulary.ts';
import type { GateEvent } from './event.ts';
import type { IssueEvent } from './issue-events.ts';
import { type Push, tipBetween } from './pushes.ts';

type Submission = PullRequestFacts['submissions'][number];

interface Opened {
  by: Login;
  at: Instant;
  draft: boolean;
}

/** What is known of which commit was the head when somebody asked for review. */
interface Seen {
  /** The run that this started knows for itself. */
  event: GateEvent['submission'];
  pushes: readonly Push[];
  head: string;
}

/** Times are told in whole seconds: a push within the same one may have come before or after. */
const SECOND = 1_000;

/**
 * Who asked for review, and when: whoever took it out of draft, or opened it without being one. Which commit was the head
 * then, the run that the event itself started knows; where that was missed, the pushes before and after tell.
 */
export function submissionsOf(
  events: readonly IssueEvent[],
  opened: Opened,
  { event: seen, pushes, head }: Seen,
): Submission[] {
  const turns = events.flatMap((event): (Submission & { ready: boolean })[] => {
    if (
      event.event !== 'ready_for_review' &&
      event.event !== 'convert_to_draft' &&
      event.event !== 'converted_to_draft'
    )
      return [];
    const by = 'actor' in event ? event.actor?.login : undefined;
    const at = 'created_at' in event ? event.created_at : undefined;
    return by === undefined || !at ? [] : [{ by, at, ready: event.event === 'ready_for_review' }];
  });
  turns.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const first = turns[0];
  const openedReady = first === undefined ? !opened.draft : !first.ready;
  const asked = [...(openedReady ? [opened] : []), ...turns.filter(({ ready }) => ready)];
  const submissions = asked.map(({ by, at }): Submission => {
    const tip = tipBetween(pushes, head, Date.parse(at) - SECOND, Date.parse(at) + SECOND);
    return tip === undefined ? { by, at } : { by, at, head: tip };
  });
  const last = submissions.at(-1);
  if (last !== undefined && seen !== undefined && last.by.toLowerCase() === seen.by.toLowerCase())
    last.head = seen.head;
  return submissions;
}
