import { type Body, flag, integer, object, objects, oneOf, text, texts } from '../http/body.ts';
import { invalidRequest, Refusal } from '../http/refusal.ts';
import {
  BYPASS_ACTORS,
  BYPASS_MODES,
  type BypassActor,
  type NamePatterns,
  type PullRequestParameters,
  type RequiredReviewer,
  type Rule,
  type Ruleset,
  type StatusChecksParameters,
} from '../state/ruleset.ts';

/** Reading the parts of a ruleset from a request; what the forge would not enforce, it does not take. */

export function readBypassActor(body: Body): BypassActor {
  return {
    actor_id: integer(body, 'actor_id') ?? null,
    actor_type: oneOf(body, 'actor_type', BYPASS_ACTORS) ?? missing('actor_type'),
    bypass_mode: oneOf(body, 'bypass_mode', BYPASS_MODES) ?? 'always',
  };
}

export function readConditions(body: Body): Ruleset['conditions'] {
  const repositories = object(body, 'repository_name');
  return {
    ref_name: readPatterns(object(body, 'ref_name') ?? {}),
    ...(repositories === undefined ? {} : { repository_name: readPatterns(repositories) }),
  };
}

function readPatterns(names: Body): NamePatterns {
  return { include: texts(names, 'include') ?? [], exclude: texts(names, 'exclude') ?? [] };
}

export function readRule(body: Body): Rule {
  const type = text(body, 'type');
  const parameters = object(body, 'parameters') ?? {};
  switch (type) {
    case 'creation':
    case 'update':
    case 'deletion':
    case 'non_fast_forward':
    case 'required_linear_history':
      return { type };
    case 'pull_request':
      return { type, parameters: readPullRequest(parameters) };
    case 'required_status_checks':
      return { type, parameters: readStatusChecks(parameters) };
    default:
      throw new Refusal(422, 'Validation Failed', [
        `Invalid rule '${type.slice(0, 100)}': the local forge does not enforce it`,
      ]);
  }
}

function readPullRequest(body: Body): PullRequestParameters {
  const methods = texts(body, 'allowed_merge_methods');
  const reviewers = objects(body, 'required_reviewers');
  return {
    required_approving_review_count:
      integer(body, 'required_approving_review_count') ?? missing('required_approving_review_count'),
    dismiss_stale_reviews_on_push:
      flag(body, 'dismiss_stale_reviews_on_push') ?? missing('dismiss_stale_reviews_on_push'),
    require_code_owner_review:
      flag(body, 'require_code_owner_review') ?? missing('require_code_owner_review'),
    require_last_push_approval:
      flag(body, 'require_last_push_approval') ?? missing('require_last_push_approval'),
    required_review_thread_resolution:
      flag(body, 'required_review_thread_resolution') ?? missing('required_review_thread_resolution'),
    ...(methods === undefined ? {} : { allowed_merge_methods: methods.map(readMethod) }),
    ...(reviewers === undefined ? {} : { required_reviewers: reviewers.map(readReviewer) }),
  };
}

function readMethod(method: string): 'merge' | 'squash' | 'rebase' {
  if (method === 'merge' || method === 'squash' || method === 'rebase') return method;
  throw invalidRequest(`${method.slice(0, 100)} is not a merge method.`);
}

function readReviewer(body: Body): RequiredReviewer {
  const reviewer = object(body, 'reviewer') ?? missing('reviewer');
  return {
    file_patterns: texts(body, 'file_patterns') ?? missing('file_patterns'),
    minimum_approvals: integer(body, 'minimum_approvals') ?? missing('minimum_approvals'),
    reviewer: { id: integer(reviewer, 'id') ?? missing('id'), type: 'Team' },
  };
}

function readStatusChecks(body: Body): StatusChecksParameters {
  const onCreate = flag(body, 'do_not_enforce_on_create');
  return {
    required_status_checks: (
      objects(body, 'required_status_checks') ?? missing('required_status_checks')
    ).map((check) => {
      const app = integer(check, 'integration_id');
      return { context: text(check, 'context'), ...(app === undefined ? {} : { integration_id: app }) };
    }),
    strict_required_status_checks_policy:
      flag(body, 'strict_required_status_checks_policy') ?? missing('strict_required_status_checks_policy'),
    ...(onCreate === undefined ? {} : { do_not_enforce_on_create: onCreate }),
  };
}

function missing(key: string): never {
  throw invalidRequest(`"${key}" wasn't supplied.`);
}
