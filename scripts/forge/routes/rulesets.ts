import { type Body, object, objects, oneOf, optionalText, text } from '../http/body.ts';
import { numberParameter, parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, validationFailed } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { may, reads, writes } from '../identity/access.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import { bypassOf, rulesetsFor } from '../rules/applicable.ts';
import { readBypassActor, readConditions, readRule } from '../rules/read-ruleset.ts';
import type { Ruleset } from '../state/ruleset.ts';
import { onRepository } from './on-repository.ts';

const administer = writes('admin', 'administration');
const read = reads('metadata');

export const rulesetRoutes: Route[] = [
  onRepository('GET', '/rulesets', read, (context) =>
    // The list tells what there is, not what it says.
    list(context, context.repository.rulesets, (ruleset) => summary(context, ruleset)),
  ),

  onRepository('POST', '/rulesets', administer, (context) => {
    const { world, repository, body } = context;
    const now = world.now();
    const ruleset: Ruleset = {
      id: world.nextId(),
      name: '',
      target: 'branch',
      enforcement: 'disabled',
      bypass_actors: [],
      conditions: { ref_name: { include: [], exclude: [] } },
      rules: [],
      created_at: now,
      updated_at: now,
    };
    text(body, 'name');
    text(body, 'enforcement');
    apply(context, ruleset, body);
    repository.rulesets.push(ruleset);
    return created(present(context, ruleset));
  }),

  onRepository('GET', '/rulesets/{ruleset_id}', read, (context) => ok(present(context, find(context)))),

  onRepository('PUT', '/rulesets/{ruleset_id}', administer, (context) => {
    const ruleset = find(context);
    apply(context, ruleset, context.body);
    ruleset.updated_at = context.world.now();
    return ok(present(context, ruleset));
  }),

  onRepository('DELETE', '/rulesets/{ruleset_id}', administer, (context) => {
    const ruleset = find(context);
    context.repository.rulesets = context.repository.rulesets.filter((each) => each !== ruleset);
    return noContent;
  }),

  onRepository('GET', '/rules/branches/{+branch}', read, (context) => {
    const { repository } = context;
    const rules = rulesetsFor(repository, `refs/heads/${parameter(context, 'branch')}`).flatMap(
      ({ id, rules }) =>
        rules.map((rule) => ({
          ...rule,
          ruleset_source_type: 'Repository',
          ruleset_source: repository.fullName,
          ruleset_id: id,
        })),
    );
    return list(context, rules, (rule) => rule);
  }),
];

function find(context: RepositoryContext): Ruleset {
  const id = numberParameter(context, 'ruleset_id');
  const ruleset = context.repository.rulesets.find((each) => each.id === id);
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

/** Read whole before anything is changed, so that a refused update changes nothing. */
function apply({ repository }: RepositoryContext, ruleset: Ruleset, body: Body): void {
  const name = optionalText(body, 'name') ?? ruleset.name;
  if (repository.rulesets.some((other) => other !== ruleset && other.name === name))
    throw validationFailed({
      resource: 'Ruleset',
      field: 'name',
      code: 'custom',
      message: 'Name must be unique',
    });
  const conditions = object(body, 'conditions');
  Object.assign(ruleset, {
    name,
    target: oneOf(body, 'target', ['branch', 'tag', 'push']) ?? ruleset.target,
    enforcement: oneOf(body, 'enforcement', ['active', 'disabled', 'evaluate']) ?? ruleset.enforcement,
    bypass_actors: objects(body, 'bypass_actors')?.map(readBypassActor) ?? ruleset.bypass_actors,
    conditions: conditions === undefined ? ruleset.conditions : readConditions(conditions),
    rules: objects(body, 'rules')?.map(readRule) ?? ruleset.rules,
  });
}

function summary({ world, repository }: RepositoryContext, ruleset: Ruleset) {
  return {
    id: ruleset.id,
    node_id: nodeId('RRS', ruleset.id),
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository' as const,
    source: repository.fullName,
    enforcement: ruleset.enforcement,
    _links: {
      self: { href: repositoryApi(world, repository, `/rulesets/${ruleset.id}`) },
      html: { href: repositoryPage(world, repository, `/rules/${ruleset.id}`) },
    },
    created_at: ruleset.created_at,
    updated_at: ruleset.updated_at,
  };
}

/** Who may pass over the rules is shown to those who may change them, and to nobody else. */
function present(context: RepositoryContext, ruleset: Ruleset) {
  const { world, repository } = context;
  const token = context.token === null ? null : tokenOf(context);
  const mode = token && bypassOf(world, repository, token, ruleset, 'merge');
  return {
    ...summary(context, ruleset),
    conditions: ruleset.conditions,
    rules: ruleset.rules,
    current_user_can_bypass: mode === 'pull_request' ? 'pull_requests_only' : (mode ?? 'never'),
    ...(may(world, token, repository, administer) ? { bypass_actors: ruleset.bypass_actors } : {}),
  };
}
