import type { Check } from './check.ts';

const EXPECTED = ['metadata.yml', 'checklist.yml', 'README.md'];

export const unexpectedFile: Check = {
  id: 'unexpected-file',
  why: 'A folder holds one dataset. Whatever else lies in it is published with nobody answering for it, or was left behind.',
  run: ({ dataset, head }) => {
    const folder = `datasets/${dataset}/`;
    const metadata = head.metadata.value;
    // As long as metadata.yml cannot be read, nobody knows which file is the data.
    if (metadata === null) return [];
    const expected = new Set([...EXPECTED, metadata.distribution.path].map((name) => folder + name));
    return head.files
      .filter(({ path }) => !expected.has(path))
      .map(({ path }) => ({
        id: 'unexpected-file',
        severity: 'warning',
        file: path,
        params: { name: path.slice(folder.length) },
      }));
  },
  examples: {
    passes: [{ title: 'metadata, checklist and data' }],
    fails: [
      {
        title: 'what a spreadsheet left behind',
        context: {
          head: { files: [{ path: 'datasets/environment/weather/~$data.xlsx', mode: '100644', bytes: 165 }] },
        },
        params: { name: '~$data.xlsx' },
      },
    ],
  },
};
