import type { Check } from './check.ts';

/** Git's mode of a file that may be run. */
const EXECUTABLE = '100755';

export const executableFile: Check = {
  id: 'executable-file',
  why: 'Data is read, never run. Some computers mark every file as a program; whoever downloads it should not wonder.',
  run: ({ head }) =>
    head.files
      .filter(({ mode }) => mode === EXECUTABLE)
      .map(({ path }) => ({ id: 'executable-file', severity: 'warning', file: path, params: { path } })),
  examples: {
    passes: [{ title: 'plain files' }],
    fails: [
      {
        title: 'data that may be run',
        context: {
          head: { files: [{ path: 'datasets/environment/weather/data.csv', mode: '100755', bytes: 1_000 }] },
        },
        params: { path: 'datasets/environment/weather/data.csv' },
      },
    ],
  },
};
