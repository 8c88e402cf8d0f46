import { commitAnswers } from '../../apply/answers.ts';
import { appendToLedger } from '../../apply/ledger.ts';
import { answersGiven } from '../../derive/answers-given.ts';
import { pullRequestFile } from '../../ledger/paths.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import type { AnswerRecord } from '../../model/ledger.ts';
import { parseAnswerCommands } from '../../parse/answer-command.ts';
import { withAnswers } from '../../plan/answer-edit.ts';
import { renderRefusedAnswers } from '../../render/refusals.ts';
import type { Connection } from '../connection.ts';

/**
 * Puts answers given by comment into the checklist, in the answerer's name, and records them. What was not theirs to
 * answer is said in a reply. Returns whether the branch has a new commit.
 */
export async function takeAnswers(
  connection: Connection,
  facts: Facts,
  pr: PullRequestFacts,
  commentId: number,
): Promise<boolean> {
  const { octokit, repository } = connection;
  const { data: comment } = await octokit.issues.getComment({ ...repository, comment_id: commentId });
  const written = parseAnswerCommands(comment.body ?? '');
  const by = comment.user?.login;
  if (written.length === 0 || by === undefined || pr.state === 'closed') return false;
  if (pr.ledger.some((record) => record.kind === 'answer' && record.comment === commentId)) return false;

  // Whoever may write to the repository may edit a comment: its words are its author's only while nobody has.
  const { taken, refused } =
    comment.updated_at === comment.created_at
      ? answersGiven(facts, pr, by, written)
      : { taken: [], refused: [{ id: 'command-edited', params: {} }] };
  for (const { dataset, checklist, answers } of taken) {
    await commitAnswers(octokit, pr, {
      path: `datasets/${dataset}/checklist.yml`,
      edit: (text) => withAnswers(text, checklist, answers),
      message: `Answer ${Object.keys(answers).length} questions of the ${checklist} checklist of ${dataset}`,
      coAuthor: { login: by, id: comment.user?.id ?? 0 },
    });
  }
  const records = taken.map(
    ({ dataset, checklist, answers }): AnswerRecord => ({
      kind: 'answer',
      at: comment.created_at,
      pullRequest: pr.number,
      dataset,
      checklist,
      questions: Object.keys(answers),
      by,
      comment: commentId,
    }),
  );
  if (records.length > 0) await appendToLedger(octokit, repository, pullRequestFile(pr.number), records);
  if (refused.length > 0)
    await octokit.issues.createComment({
      ...repository,
      issue_number: pr.number,
      body: renderRefusedAnswers(by, refused),
    });
  return taken.length > 0;
}
