import { isAncestor, ZERO } from '../git/revision.ts';
import type { Repository } from '../state/repository.ts';
import type { Rule } from '../state/ruleset.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { rulesFor } from './applicable.ts';
import { missingChecks } from './status-checks.ts';

/** A ref that is to move; `ZERO` stands for "not there". */
export interface RefUpdate {
  ref: string;
  before: string;
  after: string;
}

/** What the rulesets say against a push, in GitHub's words. The new commits must be in the repository already. */
export async function pushViolations(
  world: World,
  repository: Repository,
  token: Token,
  update: RefUpdate,
): Promise<string[]> {
  const rules = rulesFor(world, repository, token, update.ref, 'push');
  const said: string[] = [];
  for (const rule of rules) said.push(...(await violations(repository, rule, update)));
  return [...new Set(said)];
}

async function violations(
  repository: Repository,
  rule: Rule,
  { before, after }: RefUpdate,
): Promise<string[]> {
  const creates = before === ZERO;
  const deletes = after === ZERO;
  if (deletes) return rule.type === 'deletion' ? ['Cannot delete this branch'] : [];
  if (creates) {
    if (rule.type === 'creation') return ['Cannot create ref due to creations being restricted.'];
    const enforced =
      rule.type === 'required_status_checks' && rule.parameters.do_not_enforce_on_create !== true;
    return enforced ? missingChecks(repository, after, rule.parameters.required_status_checks) : [];
  }
  switch (rule.type) {
    case 'update':
      return ['Cannot update this protected ref.'];
    case 'pull_request':
      return ['Changes must be made through a pull request.'];
    case 'required_status_checks':
      return missingChecks(repository, after, rule.parameters.required_status_checks);
    case 'non_fast_forward':
      return (await isAncestor(repository.git, before, after)) ? [] : ['Cannot force-push to this branch'];
    case 'required_linear_history':
      return (await hasMerges(repository, before, after))
        ? ['This branch must not contain merge commits.']
        : [];
    default:
      return [];
  }
}

async function hasMerges(repository: Repository, before: string, after: string): Promise<boolean> {
  return (await repository.git.text(['rev-list', '--merges', '--max-count=1', `${before}..${after}`])) !== '';
}
