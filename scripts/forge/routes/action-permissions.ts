import { flag, oneOf, texts } from '../http/body.ts';
import { Refusal } from '../http/refusal.ts';
import { noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { readsAs, writes } from '../identity/access.ts';
import { repositoryApi } from '../present/addresses.ts';
import { onRepository } from './on-repository.ts';

const PATH = '/actions/permissions';
const administer = writes('admin', 'administration');
const administered = readsAs('admin', 'administration');

/** Whether workflows run, which actions they may use, and what their token may do by default. */
export const actionPermissionRoutes: Route[] = [
  onRepository('GET', PATH, administered, ({ world, repository }) => {
    const { enabled, allowed } = repository.actions;
    return ok({
      enabled,
      ...(enabled ? { allowed_actions: allowed } : {}),
      ...(enabled && allowed === 'selected'
        ? { selected_actions_url: repositoryApi(world, repository, `${PATH}/selected-actions`) }
        : {}),
    });
  }),

  onRepository('PUT', PATH, administer, ({ repository, body }) => {
    const enabled = flag(body, 'enabled');
    if (enabled === undefined) throw new Refusal(422, 'Invalid request.\n\n"enabled" wasn\'t supplied.');
    const allowed = oneOf(body, 'allowed_actions', ['all', 'local_only', 'selected']);
    repository.actions.enabled = enabled;
    repository.actions.allowed = allowed ?? repository.actions.allowed;
    return noContent;
  }),

  onRepository('GET', `${PATH}/selected-actions`, administered, ({ repository }) => {
    const { allowed, githubOwned, verified, patterns } = repository.actions;
    if (allowed !== 'selected')
      throw new Refusal(409, 'The allowed actions are not limited to selected ones.');
    return ok({ github_owned_allowed: githubOwned, verified_allowed: verified, patterns_allowed: patterns });
  }),

  onRepository('PUT', `${PATH}/selected-actions`, administer, ({ repository, body }) => {
    const { actions } = repository;
    if (actions.allowed !== 'selected')
      throw new Refusal(409, 'The allowed actions are not limited to selected ones.');
    actions.githubOwned = flag(body, 'github_owned_allowed') ?? actions.githubOwned;
    actions.verified = flag(body, 'verified_allowed') ?? actions.verified;
    actions.patterns = texts(body, 'patterns_allowed') ?? actions.patterns;
    return noContent;
  }),

  onRepository('GET', `${PATH}/workflow`, administered, ({ repository: { settings } }) =>
    ok({
      default_workflow_permissions: settings.default_workflow_permissions,
      can_approve_pull_request_reviews: settings.can_approve_pull_request_reviews,
    }),
  ),

  onRepository('PUT', `${PATH}/workflow`, administer, ({ repository: { settings }, body }) => {
    settings.default_workflow_permissions =
      oneOf(body, 'default_workflow_permissions', ['read', 'write']) ?? settings.default_workflow_permissions;
    settings.can_approve_pull_request_reviews =
      flag(body, 'can_approve_pull_request_reviews') ?? settings.can_approve_pull_request_reviews;
    return noContent;
  }),
];
