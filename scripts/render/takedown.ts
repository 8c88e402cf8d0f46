import type { TakedownRecord } from '../model/ledger.ts';
import { code, link, list, paragraph, strong, toMarkdown, untrusted, words } from './markdown.ts';
import { listed } from './words.ts';

const RUNBOOK = '.github/TAKEDOWN.md';

/** Which issue is about this dataset's takedown. */
export function takedownMarker(dataset: string): string {
  return `takedown:${dataset}`;
}

/** What has happened, and what still has to be done by people. `pull` is the address of the follow-up. */
export function renderTakedownIssue(takedown: TakedownRecord, pull: string | null): string {
  return toMarkdown([
    paragraph(
      code(takedown.dataset),
      words(` was hidden on every portal by ${takedown.by} (${takedown.role}) at ${takedown.at}. Why: `),
      untrusted(takedown.reason, 300),
    ),
    ...(takedown.queued
      ? [
          paragraph(
            words(
              'GitHub did not see the order: a portal kept it, with a seal that takes the portal’s token, and the name is what was given with --by. Please confirm that it was you.',
            ),
          ),
        ]
      : []),
    paragraph(
      words(
        'It stays hidden, whatever is merged, until a pull request is signed that was cleared after this moment, with a new approval by one of the roles that may take down. To do:',
      ),
    ),
    list([
      [words('Find out what slipped out, who may have seen it, and whom the law says to tell.')],
      [
        words('Follow '),
        code(RUNBOOK),
        words(' for what a takedown cannot reach: Git history, caches, copies.'),
      ],
      [
        words('Replace the data and answer the security and privacy questions anew'),
        ...(pull === null
          ? [words(' in a new pull request.')]
          : [words(' in '), link(pull, words('the follow-up')), words('.')]),
      ],
    ]),
    paragraph(words('This issue closes by itself once the dataset is published again.')),
  ]);
}

/** Text of the follow-up pull request, whose change takes back the answers that let the data be shown. */
export function renderTakedownPullRequest(takedown: TakedownRecord, checklists: readonly string[]): string {
  return toMarkdown([
    paragraph(
      code(takedown.dataset),
      words(
        ` was taken down by ${takedown.by} at ${takedown.at}. This pull request takes back its ${checklists.join(' and ')} answers, so that they are given anew, by people who know what happened.`,
      ),
    ),
    list([
      [words('The steward pushes the mended data to this branch, or retires the dataset.')],
      [words('The coordinator submits it with "Ready for review"; everybody signs as for a new dataset.')],
      [words('Merging it publishes the dataset again.')],
    ]),
  ]);
}

/** The answer on the issue or pull request that was given the label. */
export function renderTakenDown(takedowns: readonly TakedownRecord[], followUps: readonly string[]): string {
  return toMarkdown([
    paragraph(words('Hidden from the public on every portal that answered, until it is signed anew:')),
    list(
      takedowns.map((takedown) => [
        code(takedown.dataset),
        words(` (ordered by ${takedown.by})${spared(takedown, '; ')}`),
      ]),
    ),
    ...(followUps.length > 0 ? [list(followUps.map((address) => [link(address, words(address))]))] : []),
  ]);
}

/** Whoever named a folder may have had in mind what was there before. */
export function spared({ except = [] }: Pick<TakedownRecord, 'except'>, before = ''): string {
  if (except.length === 0) return '';
  return `${before}${listed(except)} had this folder before and ${except.length > 1 ? 'stay' : 'stays'} public: take it down by its own name if that is meant`;
}

/** The answer to a label that hides nothing: somebody waits for it, and has to know whom to call. `roles`: titles of those who may. */
export function renderTakedownRefused(why: string, roles: readonly string[]): string {
  return toMarkdown([
    paragraph(strong(words('Nothing was hidden')), words(': '), untrusted(why, 400)),
    paragraph(
      words(
        `If something is public that must not be, call one of those who may take a dataset down, now: ${listed(roles)}. They take the label off and put it on again, or press "Run workflow" in Takedown. `,
      ),
      code(RUNBOOK),
      words(' has their telephone numbers.'),
    ),
  ]);
}
