import type { Octokit } from '@octokit/rest';
import type { LedgerRecord } from '../model/ledger.ts';
import type { GateChange, Receipt } from '../model/plan.ts';
import type { Login } from '../model/vocabulary.ts';
import { closePullRequest, merge } from './close.ts';
import { createComment, updateComment } from './comments.ts';
import { addLabels, removeLabel } from './labels.ts';
import { appendToLedger } from './ledger.ts';
import { proposeFile } from './propose-file.ts';
import type { Repository } from './repository.ts';
import { requestReviewers } from './reviewers.ts';
import { setStatus } from './status.ts';

export interface GateOptions {
  /** Login we act as: what others say under our name is not what we said. */
  self?: Login;
  /** Colours of labels that have to be made, by name: six hex digits. */
  labelColours?: Readonly<Record<string, string>>;
  /** What the case's file of the ledger held when it was decided; where it holds more by now, a newer decision is under way. */
  decidedOn?: { file: string; records: readonly LedgerRecord[] };
  /** How to wait between tries; a test does not. */
  pause?: (ms: number) => Promise<void>;
}

/**
 * Carries out one change on GitHub. Safe to repeat: what is already so is left alone. A refusal that concerns only this
 * change comes back in the receipt; an outage is thrown.
 */
export function applyGateChange(
  octokit: Octokit,
  repository: Repository,
  change: GateChange,
  options: GateOptions = {},
): Promise<Receipt> {
  switch (change.kind) {
    case 'append-ledger':
      return appendToLedger(octokit, repository, change.file, change.records, {
        pause: options.pause,
        known: options.decidedOn?.records,
      });
    case 'create-comment':
      return createComment(octokit, repository, change);
    case 'update-comment':
      return updateComment(octokit, repository, change);
    case 'add-labels':
      return addLabels(octokit, repository, change, options.labelColours ?? {});
    case 'remove-label':
      return removeLabel(octokit, repository, change);
    case 'request-reviewers':
      return requestReviewers(octokit, repository, change);
    case 'propose-file':
      return proposeFile(octokit, repository, change);
    case 'merge':
      return merge(octokit, repository, change);
    case 'close-pull-request':
      return closePullRequest(octokit, repository, change);
    case 'set-status':
      return setStatus(octokit, repository, change, options.self);
  }
}
