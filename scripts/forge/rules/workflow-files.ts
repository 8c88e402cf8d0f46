import { readChanges } from '../git/diff.ts';
import { commitOfBranch, ZERO } from '../git/revision.ts';
import { granted } from '../identity/access.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { RefUpdate } from './push-violations.ts';

const FOLDER = '.github/workflows/';

/** GitHub lets no token of a job or App write workflow files, unless it has the permission `workflows`. */
export async function refusedWorkflowFile(
  repository: Repository,
  token: Token,
  { before, after }: RefUpdate,
): Promise<string | null> {
  if (token.kind === 'user' || granted(token, 'workflows', 'write') || after === ZERO) return null;
  const from = before === ZERO ? await commitOfBranch(repository.git, repository.defaultBranch) : before;
  if (from === null) return null;
  // A branch that begins anew, as `ledger` and `site` do, holds no workflow files and thereby changes none.
  const counts = ({ status }: { status: string }): boolean => before !== ZERO || status !== 'removed';
  const [changed] = (await readChanges(repository.git, from, after))
    .filter(counts)
    .flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])])
    .filter((path) => path.startsWith(FOLDER));
  if (changed === undefined) return null;
  return `refusing to allow a GitHub App to create or update workflow \`${changed}\` without \`workflows\` permission`;
}
