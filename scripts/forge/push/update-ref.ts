import { ZERO } from '../git/revision.ts';
import { Refusal } from '../http/refusal.ts';
import { afterUpdates } from '../pulls/after-updates.ts';
import { pushViolations, type RefUpdate } from '../rules/push-violations.ts';
import { refusedWorkflowFile } from '../rules/workflow-files.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';

/** Moves a ref through the API: the rulesets judge it as they judge a push. `status` is that of the refusal. */
export async function updateRef(
  world: World,
  repository: Repository,
  token: Token,
  update: RefUpdate,
  status: 409 | 422,
): Promise<void> {
  const workflow = await refusedWorkflowFile(repository, token, update);
  if (workflow !== null) throw new Refusal(403, workflow);
  const said = await pushViolations(world, repository, token, update);
  if (said.length > 0) {
    throw new Refusal(status, `Repository rule violations found\n\n${said.join('\n\n')}\n\n`);
  }
  await moveRef(repository, update);
  await afterUpdates(world, repository, token, [update]);
}

/** Without asking the rules: for what has been judged as a merge. */
export async function moveRef(repository: Repository, { ref, before, after }: RefUpdate): Promise<void> {
  const args = after === ZERO ? ['-d', ref, before] : [ref, after, before];
  const moved = await repository.git.attempt(['update-ref', ...args]);
  if (moved === null) throw new Refusal(409, `${ref} is not at ${before} any more`);
}
