import { type Git, GitFailure } from '../git/git.ts';
import { ZERO } from '../git/revision.ts';
import { repositoryPage } from '../present/addresses.ts';
import { afterUpdates } from '../pulls/after-updates.ts';
import { rulesFor } from '../rules/applicable.ts';
import { pushViolations, type RefUpdate } from '../rules/push-violations.ts';
import { refusedWorkflowFile } from '../rules/workflow-files.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { type ReceiveRequest, readReceiveRequest, refusedPush } from './receive-request.ts';

/** As GitHub does: nobody writes refs/pull by pushing, and what is broken does not get in. */
export const RECEIVE_SETTINGS = ['-c', 'receive.hideRefs=refs/pull', '-c', 'receive.fsckObjects=true'];

/** One push: judged by the rules, taken in by git itself, and followed by what a push sets off. */
export async function receivePack(
  world: World,
  repository: Repository,
  token: Token,
  body: Buffer,
): Promise<Buffer> {
  const request = readReceiveRequest(body);
  const refusal = await judge(world, repository, token, request);
  if (refusal !== null) return refusal;
  const { git } = repository;
  const answer = await take(git, body);
  const done: RefUpdate[] = [];
  for (const update of request.updates) if (await hasMoved(repository, update)) done.push(update);
  await afterUpdates(world, repository, token, done);
  return answer;
}

/** What receive-pack says, also where it fails: the reason is in its answer. */
async function take(git: Git, body: Buffer): Promise<Buffer> {
  try {
    const args = [...RECEIVE_SETTINGS, 'receive-pack', '--stateless-rpc', git.directory];
    return await git.bytes(args, { input: body });
  } catch (error) {
    if (error instanceof GitFailure && error.output.length > 0) return error.output;
    throw error;
  }
}

async function hasMoved(repository: Repository, { ref, before, after }: RefUpdate): Promise<boolean> {
  const now =
    (await repository.git.attempt(['rev-parse', '--verify', '--quiet', '--end-of-options', ref])) ?? ZERO;
  return now === after && before !== after;
}

/** The answer that refuses the push, or null. */
async function judge(
  world: World,
  repository: Repository,
  token: Token,
  request: ReceiveRequest,
): Promise<Buffer | null> {
  const ruled = request.updates.filter(
    ({ ref }) => rulesFor(world, repository, token, ref, 'push').length > 0,
  );
  if (ruled.length === 0 && token.kind === 'user') return null;
  await unpack(repository, request.pack);
  const message: string[] = [];
  const reasons = new Map<string, string>();
  for (const update of request.updates) {
    const workflow = await refusedWorkflowFile(repository, token, update);
    if (workflow !== null) {
      reasons.set(update.ref, workflow);
      continue;
    }
    const said = await pushViolations(world, repository, token, update);
    if (said.length === 0) continue;
    reasons.set(update.ref, 'push declined due to repository rule violations');
    const page = repositoryPage(world, repository, `/rules?ref=${encodeURIComponent(update.ref)}`);
    message.push(`error: GH013: Repository rule violations found for ${update.ref}.`);
    message.push(
      `Review all repository rules at ${page}`,
      '',
      ...said.flatMap((sentence) => [`- ${sentence}`, '']),
    );
  }
  return reasons.size === 0 ? null : refusedPush(request, message, reasons);
}

/**
 * The rules look at the new commits, so these come in before the refs move; objects that no ref leads to harm nobody.
 * A pack that cannot be read is left to receive-pack, which says what is wrong with it.
 */
async function unpack(repository: Repository, pack: Buffer): Promise<void> {
  if (pack.length === 0) return;
  const { git } = repository;
  await git.attempt(['index-pack', '--stdin', '--fix-thin'], { input: pack });
}
