import { convertToDraft } from '../../apply/draft.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, type Connection, connect } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';

export const returnToDraft: Command = {
  name: 'return',
  summary: 'Send returned pull requests back to draft, as far as GitHub lets this token',
  options: {
    ...CONNECTION_OPTIONS,
    pr: { type: 'string', value: 'numbers', about: 'the pull requests, separated by commas' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
    json: { type: 'boolean', about: 'what became of each, as JSON' },
  },
  examples: ['daylight return --pr 12 --apply'],
  run: runReturn,
};

/** The label and the comment say that a case is returned; the draft is a courtesy, and its refusal no failure. */
async function runReturn(input: Input): Promise<ExitCode> {
  const numbers = (option(input, 'pr') ?? '').split(',').map(Number);
  if (!numbers.every((number) => Number.isSafeInteger(number) && number > 0))
    throw new UsageError('which pull requests? Add --pr 12, or --pr 12,15');
  const connection = await connect(input);
  const returned: Returned[] = [];
  for (const number of numbers) {
    const one = await sendBack(connection, number, flag(input, 'apply'));
    returned.push(one);
    if (!flag(input, 'json')) input.io.out(`#${number} ${SENTENCES[one.outcome](one.reason)}`);
  }
  if (flag(input, 'json')) input.io.out(JSON.stringify(returned, null, 2));
  return 0;
}

interface Returned {
  number: number;
  outcome: 'closed' | 'draft-already' | 'would-be-draft' | 'draft' | 'refused';
  /** GitHub's own words. */
  reason?: string;
}

const SENTENCES: Record<Returned['outcome'], (reason?: string) => string> = {
  closed: () => 'is closed.',
  'draft-already': () => 'is a draft already.',
  'would-be-draft': () => 'would become a draft (--apply does it).',
  draft: () => 'is a draft now.',
  refused: (reason) =>
    `stays as it is, GitHub refused (${reason}). Its label and comment say that it was returned.`,
};

async function sendBack(
  { octokit, repository }: Connection,
  number: number,
  apply: boolean,
): Promise<Returned> {
  const { data: pull } = await octokit.pulls.get({ ...repository, pull_number: number });
  if (pull.state !== 'open') return { number, outcome: 'closed' };
  if (pull.draft === true) return { number, outcome: 'draft-already' };
  if (!apply) return { number, outcome: 'would-be-draft' };
  const refusal = await convertToDraft(octokit, pull.node_id);
  return refusal === null ? { number, outcome: 'draft' } : { number, outcome: 'refused', reason: refusal };
}
