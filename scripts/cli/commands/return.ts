import { convertToDraft } from '../../apply/draft.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { CONNECTION_OPTIONS, connect } from '../connection.ts';
import { type ExitCode, UsageError } from '../io.ts';

export const returnToDraft: Command = {
  name: 'return',
  summary: 'Send returned pull requests back to draft, as far as GitHub lets this token',
  options: {
    ...CONNECTION_OPTIONS,
    pr: { type: 'string', value: 'numbers', about: 'the pull requests, separated by commas' },
    apply: { type: 'boolean', about: 'act; without it nothing is written' },
  },
  examples: ['daylight return --pr 12 --apply'],
  run: runReturn,
};

/** The label and the comment say that a case is returned; the draft is a courtesy, and its refusal no failure. */
async function runReturn(input: Input): Promise<ExitCode> {
  const numbers = (option(input, 'pr') ?? '').split(',').map(Number);
  if (!numbers.every((number) => Number.isSafeInteger(number) && number > 0))
    throw new UsageError('which pull requests? Add --pr 12, or --pr 12,15');
  const { octokit, repository } = await connect(input);
  for (const number of numbers) {
    const { data: pull } = await octokit.pulls.get({ ...repository, pull_number: number });
    if (pull.state !== 'open' || pull.draft === true) {
      input.io.out(`#${number} is ${pull.state === 'open' ? 'a draft already' : 'closed'}.`);
      continue;
    }
    if (!flag(input, 'apply')) {
      input.io.out(`#${number} would become a draft (--apply does it).`);
      continue;
    }
    const refusal = await convertToDraft(octokit, pull.node_id);
    input.io.out(
      refusal === null
        ? `#${number} is a draft now.`
        : `#${number} stays as it is, GitHub refused (${refusal}). Its label and comment say that it was returned.`,
    );
  }
  return 0;
}
