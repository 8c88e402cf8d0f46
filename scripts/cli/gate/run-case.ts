import { applyPlan, isOutdated } from '../../apply/gate-plan.ts';
import { setStatus } from '../../apply/status.ts';
import type { GateEvent } from '../../gather/github/event.ts';
import { gatherPullRequest } from '../../gather/github/pull-request.ts';
import { pullRequestFile } from '../../ledger/paths.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { PullRequestFacts } from '../../model/facts.ts';
import { Outage } from '../../model/outage.ts';
import type { Receipt } from '../../model/plan.ts';
import { renderDecision } from '../../render/decision.ts';
import { labelColours } from '../../render/labels.ts';
import type { Connection } from '../connection.ts';
import type { Io } from '../io.ts';
import { takeAnswers } from './answers.ts';
import { type Decision, decide } from './decide.ts';

/** Others may push while we think: a decision about a head that is gone is thrown away and made again. */
const TRIES = 3;

export interface CaseRun {
  connection: Connection;
  io: Io;
  number: number;
  /** What started this run. */
  event: GateEvent;
}

/** What other jobs have to do now. */
export interface Ran {
  number: number;
  /** A private preview has to be made, changed or removed, or the merged case published. */
  preview: boolean;
  /** It goes back to draft. */
  returned: boolean;
  assessment: Assessment;
  receipts: Receipt[];
}

/** Decides one pull request and acts on it. Throws where it could not be decided. */
export async function runCase({ connection, io, number, event }: CaseRun): Promise<Ran> {
  const { octokit, repository } = connection;
  for (let attempt = 1; ; attempt += 1) {
    const now = io.now().toISOString();
    const facts = await gatherPullRequest({ ...connection, ...repository, number, event, now });
    const pr = facts.pullRequest;
    if (pr === null) throw new Error(`no facts about pull request ${number}`);
    const answering = attempt === 1 ? event.comment?.id : undefined;
    if (answering !== undefined && (await takeAnswers(connection, facts, pr, answering))) continue;
    const { data: current } = await octokit.pulls.get({ ...repository, pull_number: number });
    if (current.head.sha !== pr.head && attempt < TRIES) continue;
    const decision = decide(facts, pr, {
      previewUrl: io.env.DAYLIGHT_PREVIEW_URL,
      ...(event.comment === undefined ? {} : { startedBy: event.comment.id }),
      ...(event.mergeGroup === undefined ? {} : { mergeGroup: event.mergeGroup.head }),
    });
    const receipts = await applyPlan(decision.plan, {
      octokit,
      repository,
      labelColours,
      self: connection.self,
      decidedOn: { file: pullRequestFile(number), records: pr.ledger },
    });
    if (isOutdated(receipts)) {
      if (attempt < TRIES) continue;
      throw new Outage(`Others kept writing about pull request ${number}. Run again.`);
    }
    io.out(renderDecision(pr, decision.assessment, decision.plan, receipts));
    const merged = receipts.some(({ kind, outcome }) => kind === 'merge' && outcome === 'done');
    return {
      number,
      // What a job's own token merges starts no workflow: the job for previews publishes as well.
      preview: merged || concernsPreview(pr, decision),
      returned: decision.assessment.convertToDraft,
      assessment: decision.assessment,
      receipts,
    };
  }
}

/** A preview has to be made, or may be there from before. */
function concernsPreview(pr: PullRequestFacts, { assessment }: Decision): boolean {
  const before = pr.labels.some((label) => /^stage: (1|ready)/.test(label));
  return before || assessment.previews.length > 0;
}

const UNDECIDED = 'The gate could not decide; it tries again within the hour. The log of the run says why.';

/**
 * A gate that could not decide says so where the verdict would stand: silence would look like the verdict of before. Once,
 * since a commit takes only so many statuses; and where GitHub does not take even that, the run has failed anyway.
 */
export async function sayUndecided({ octokit, repository, self }: Connection, number: number): Promise<void> {
  try {
    const { data } = await octokit.pulls.get({ ...repository, pull_number: number });
    const status = { state: 'error', description: UNDECIDED, url: '' } as const;
    await setStatus(octokit, repository, { kind: 'set-status', sha: data.head.sha, ...status }, self);
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
  }
}
