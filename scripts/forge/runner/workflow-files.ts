import { git } from './git.ts';
import { readWorkflow, type Workflow } from './workflow.ts';

const FOLDER = '.github/workflows/';

/** Reads the workflow files of a commit; the same file is parsed once however many commits hold it. */
export function createWorkflowFiles(): (gitDirectory: string, commit: string) => Promise<Workflow[]> {
  const parsed = new Map<string, Promise<Workflow>>();
  return async (gitDirectory, commit) => {
    const listing = await git(gitDirectory, 'ls-tree', commit, FOLDER);
    const files = listing.split('\n').flatMap((line) => {
      const [, object, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+\.ya?ml)$/.exec(line) ?? [];
      return object === undefined || path === undefined ? [] : [{ object, path }];
    });
    return Promise.all(
      files.map(({ object, path }) => {
        const key = `${object} ${path}`;
        const known =
          parsed.get(key) ??
          git(gitDirectory, 'cat-file', 'blob', object).then((content) => readWorkflow(path, content));
        parsed.set(key, known);
        return known;
      }),
    );
  };
}
