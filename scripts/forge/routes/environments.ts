import { flag, integer, object, objects, oneOf, text } from '../http/body.ts';
import { numberParameter, parameter, type RepositoryContext } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentBranchPolicy, presentEnvironment } from '../present/environment.ts';
import { openEnvironment } from '../state/environments.ts';
import type { Environment } from '../state/repository.ts';
import { onRepository } from './on-repository.ts';

const ONE = '/environments/{environment_name}';
const POLICIES = `${ONE}/deployment-branch-policies`;
const administer = writes('admin', 'administration');

export const environmentRoutes: Route[] = [
  onRepository('GET', '/environments', reads('actions'), (context) => {
    const { world, repository } = context;
    const all = [...repository.environments.values()];
    return countedList(context, 'environments', all, (environment) =>
      presentEnvironment(world, repository, environment),
    );
  }),

  onRepository('GET', ONE, reads('actions'), (context) =>
    ok(presentEnvironment(context.world, context.repository, find(context))),
  ),

  onRepository('PUT', ONE, administer, (context) => {
    const { world, repository, body } = context;
    const environment = openEnvironment(world, repository, parameter(context, 'environment_name'));
    environment.waitTimer = integer(body, 'wait_timer') ?? 0;
    environment.preventSelfReview = flag(body, 'prevent_self_review') ?? false;
    environment.reviewers = (objects(body, 'reviewers') ?? []).map((reviewer) => ({
      type: oneOf(reviewer, 'type', ['User', 'Team']) ?? 'User',
      id: integer(reviewer, 'id') ?? 0,
    }));
    const policy = object(body, 'deployment_branch_policy');
    const [ofProtected, custom] = [
      policy && flag(policy, 'protected_branches'),
      policy && flag(policy, 'custom_branch_policies'),
    ];
    if (policy !== undefined && ofProtected === custom)
      throw new Refusal(422, 'protected_branches and custom_branch_policies cannot have the same value');
    environment.protectedOnly = ofProtected ?? false;
    environment.branches = custom ? (environment.branches ?? []) : undefined;
    environment.updatedAt = world.now();
    return ok(presentEnvironment(world, repository, environment));
  }),

  onRepository('DELETE', ONE, administer, (context) => {
    context.repository.environments.delete(find(context).name.toLowerCase());
    return noContent;
  }),

  onRepository('GET', POLICIES, reads('actions'), (context) =>
    countedList(context, 'branch_policies', find(context).branches ?? [], presentBranchPolicy),
  ),

  onRepository('POST', POLICIES, administer, (context) => {
    const { world, body } = context;
    const environment = find(context);
    if (environment.branches === undefined) throw notFound();
    const name = text(body, 'name');
    const known = environment.branches.find((policy) => policy.name === name);
    // GitHub answers the second time with 303 and the policy that is there.
    if (known !== undefined) return { status: 303, body: presentBranchPolicy(known) };
    const policy = {
      id: world.nextId(),
      name,
      type: oneOf(body, 'type', ['branch', 'tag']) ?? ('branch' as const),
    };
    environment.branches.push(policy);
    return ok(presentBranchPolicy(policy));
  }),

  onRepository('PUT', `${POLICIES}/{branch_policy_id}`, administer, (context) => {
    const policy = findPolicy(context);
    policy.name = text(context.body, 'name');
    return ok(presentBranchPolicy(policy));
  }),

  onRepository('DELETE', `${POLICIES}/{branch_policy_id}`, administer, (context) => {
    const environment = find(context);
    const policy = findPolicy(context);
    environment.branches = environment.branches?.filter((each) => each !== policy);
    return noContent;
  }),
];

function find(context: RepositoryContext): Environment {
  const environment = context.repository.environments.get(
    parameter(context, 'environment_name').toLowerCase(),
  );
  if (environment === undefined) throw notFound();
  return environment;
}

function findPolicy(context: RepositoryContext) {
  const id = numberParameter(context, 'branch_policy_id');
  const policy = find(context).branches?.find((each) => each.id === id);
  if (policy === undefined) throw notFound();
  return policy;
}
