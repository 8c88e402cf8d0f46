import type { Octokit } from '@octokit/rest';
import type { PullRequestFacts } from '../../model/facts.ts';
import type { Instant, Login } from '../../model/vocabulary.ts';
import type { Case } from './case.ts';
import type { GateEvent } from './event.ts';

type Submission = PullRequestFacts['submissions'][number];

interface Opened {
  by: Login;
  at: Instant;
  draft: boolean;
}

/**
 * Who asked for review, and when: whoever took it out of draft, or opened it without being one. GitHub does not tell
 * which commit was the head at that time; it is known only in the run that the event itself started.
 */
export async function readSubmissions(
  octokit: Octokit,
  where: Case,
  opened: Opened,
  seen: GateEvent['submission'],
): Promise<Submission[]> {
  const { owner, repo, pull_number: issue_number } = where;
  // Its events alone: the timeline repeats every commit, review and comment as well, page after page.
  const events = await octokit.paginate(octokit.issues.listEvents, {
    owner,
    repo,
    issue_number,
    per_page: 100,
  });
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
  const submissions: Submission[] = [
    ...(openedReady ? [{ by: opened.by, at: opened.at }] : []),
    ...turns.filter(({ ready }) => ready).map(({ by, at }) => ({ by, at })),
  ];
  const last = submissions.at(-1);
  if (last !== undefined && seen !== undefined && last.by.toLowerCase() === seen.by.toLowerCase())
    last.head = seen.head;
  return submissions;
}
