import type { Refusal } from '../../model/assessment.ts';
import type { CaseCommand, CommandComment, Facts, PullRequestFacts } from '../../model/facts.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import type { Routed } from '../required-roles.ts';
import { isRecord, type Outcome, refuse, type Said } from './command.ts';
import { advise, consult } from './consult.ts';
import { publish } from './publish.ts';
import { withhold } from './withhold.ts';

export interface CommandsTaken {
  records: LedgerRecord[];
  refused: Refusal[];
}

/**
 * What the ledger should learn from the commands in comments and does not hold yet. Every comment is looked at in every
 * run, so that a missed event loses nothing. A bot commands nobody, and an edited comment may hold words that its author
 * never wrote: whoever may write to the repository can edit it.
 */
export function takeCommands(
  facts: Facts,
  pr: PullRequestFacts,
  routed: readonly Routed[],
  ledger: readonly LedgerRecord[],
): CommandsTaken {
  const required = new Set(routed.flatMap(({ requires }) => requires));
  const taken: CommandsTaken = { records: [], refused: [] };
  for (const comment of pr.comments ?? []) {
    if (comment.bot || isRecorded(ledger, comment)) continue;
    for (const command of comment.commands) {
      const said = { facts, pr, routed, required, comment, ledger: [...ledger, ...taken.records] };
      const outcome = comment.edited ? refuse('command-edited') : obey(command, said);
      if (isRecord(outcome)) taken.records.push(outcome);
      else taken.refused.push({ comment: comment.id, by: comment.by, reason: outcome });
    }
  }
  return taken;
}

function obey(command: CaseCommand, said: Said): Outcome {
  switch (command.name) {
    case 'publish':
      return publish(said);
    case 'withhold':
      return withhold(said, command.reason);
    case 'consult':
      return consult(said, command.role, command.question);
    case 'advise':
      return advise(said, command.role, command.advice);
  }
}

function isRecorded(ledger: readonly LedgerRecord[], { id }: CommandComment): boolean {
  return ledger.some((record) => 'comment' in record && record.kind !== 'answer' && record.comment === id);
}
