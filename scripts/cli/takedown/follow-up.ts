import { propose } from '../../apply/propose.ts';
import { reportIssue } from '../../apply/report.ts';
import type { TakedownRecord } from '../../model/ledger.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { withoutAnswers } from '../../plan/answer-edit.ts';
import { renderTakedownIssue, renderTakedownPullRequest, takedownMarker } from '../../render/takedown.ts';
import type { Connection } from '../connection.ts';
import { type OnTrouble, orRefused } from '../publish/or-refused.ts';

/** Whose answers have to be given anew: they said that the data may be shown. */
const ASKED_AGAIN = ['security', 'privacy'];

export interface FollowUp {
  /** Commit of main the pull request starts from, and the text of the dataset's checklist there. */
  commit: string;
  checklist: string | null;
  onTrouble: OnTrouble | undefined;
}

/**
 * The issue and the pull request of a takedown that stands; safe to repeat. Returns their addresses. Where one of them is
 * refused there is the other.
 */
export async function followUp(
  { octokit, repository, self }: Connection,
  takedown: TakedownRecord,
  { commit, checklist, onTrouble }: FollowUp,
): Promise<string[]> {
  const { dataset, at } = takedown;
  const asked = checklist === null ? null : ASKED_AGAIN.reduce(withoutAnswers, checklist);
  const pull =
    asked === null || asked === checklist
      ? null
      : await orRefused(`the pull request after the takedown of ${dataset}`, onTrouble, () =>
          propose(octokit, repository, {
            branch: `takedown/${dataset}-${at.replaceAll(/\D/g, '').slice(0, 14)}`,
            base: 'main',
            commit,
            path: `datasets/${dataset}/checklist.yml`,
            text: asked,
            title: `Look at ${dataset} again after its takedown`,
            body: renderTakedownPullRequest(takedown, ASKED_AGAIN),
            draft: true,
          }),
        );
  const body = renderTakedownIssue(takedown, pull ?? null);
  const issue = await orRefused(`the issue about the takedown of ${dataset}`, onTrouble, () =>
    reportIssue(
      octokit,
      repository,
      { marker: takedownMarker(dataset), self },
      { title: `Taken down: ${dataset}`, body, labels: ['taken down'] },
    ),
  );
  return [issue, pull].filter((address) => typeof address === 'string');
}

/** Closes the issue of a dataset that is signed anew. */
export async function closeFollowUp(
  { octokit, repository, self }: Connection,
  dataset: DatasetId,
): Promise<void> {
  await reportIssue(octokit, repository, { marker: takedownMarker(dataset), self }, null);
}
