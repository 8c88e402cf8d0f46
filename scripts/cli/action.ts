import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { context } from '@actions/github';
import { commands } from './commands.ts';
import { processIo } from './io.ts';
import { main } from './main.ts';
import { forLog } from './shown-text.ts';

/** The entry of every action: inputs become the words of a command line, and what the command says becomes outputs. */
const [name = '', ...words] = core.getInput('command', { required: true }).split(' ');
const flags = [
  ...words,
  ...given('pr', core.getInput('pull-request')),
  ...given('reason', core.getInput('reason')),
  ...(core.getInput('apply') === 'true' ? ['--apply'] : []),
  ...given('shard', core.getInput('shard')),
  ...(core.getInput('full') === 'true' ? ['--full'] : []),
  ...(core.getInput('force') === 'true' ? ['--force'] : []),
  // Written by a person: whatever it begins with, it is no option.
  ...(core.getInput('dataset') === '' ? [] : ['--', core.getInput('dataset')]),
];
const io = processIo();
const token = core.getInput('token');
if (token) core.setSecret(token);
const code = await main([name, ...flags], commands, {
  ...io,
  event: { name: context.eventName, payload: context.payload },
  env: {
    ...io.env,
    GITHUB_TOKEN: token,
    DAYLIGHT_SITE_URL: core.getInput('site-url') || undefined,
    DAYLIGHT_PREVIEW_URL: core.getInput('preview-url') || undefined,
  },
  output: (key, value) => core.setOutput(key, value),
  summary: (markdown) => {
    if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
  },
  out: (text) => io.out(forLog(text)),
  err: (line) => core.error(forLog(line)),
});
process.exitCode = code;

function given(option: string, value: string): string[] {
  return value === '' ? [] : [`--${option}`, value];
}
