import { numberParameter, parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { may, reads, writes } from '../identity/access.ts';
import { repositoryApi, repositoryPage } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import { allRulesets, bypassOf, rulesetsFor } from '../rules/applicable.ts';
import { changeRuleset, newRuleset } from '../rules/change-ruleset.ts';
import type { Ruleset } from '../state/ruleset.ts';
import { onRepository } from './on-repository.ts';

const administer = writes('admin', 'administration');
const read = reads('metadata');

export const rulesetRoutes: Route[] = [
  onRepository('GET', '/rulesets', read, (context) =>
    // The list tells what there is, not what it says.
    list(context, listed(context), (ruleset) => summary(context, ruleset)),
  ),

  onRepository('POST', '/rulesets', administer, (context) => {
    const { world, repository, body } = context;
    const source = { type: 'Repository', name: repository.fullName } as const;
    const ruleset = newRuleset(world, source, body, repository.rulesets);
    repository.rulesets.push(ruleset);
    return created(present(context, ruleset));
  }),

  onRepository('GET', '/rulesets/{ruleset_id}', read, (context) => {
    const id = numberParameter(context, 'ruleset_id');
    const ruleset = listed(context).find((each) => each.id === id);
    if (ruleset === undefined) throw notFound();
    return ok(present(context, ruleset));
  }),

  onRepository('PUT', '/rulesets/{ruleset_id}', administer, (context) => {
    const ruleset = find(context);
    changeRuleset(ruleset, context.body, context.repository.rulesets);
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
      ({ id, rules, source }) =>
        rules.map((rule) => ({
          ...rule,
          ruleset_source_type: source.type,
          ruleset_source: source.name,
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

/** With those of the organisation, unless the caller wants only the repository's own. */
function listed({ repository, query }: RepositoryContext): Ruleset[] {
  return query.get('includes_parents') === 'false' ? repository.rulesets : allRulesets(repository);
}

function summary({ world, repository }: RepositoryContext, ruleset: Ruleset) {
  return {
    id: ruleset.id,
    node_id: nodeId('RRS', ruleset.id),
    name: ruleset.name,
    target: ruleset.target,
    source_type: ruleset.source.type,
    source: ruleset.source.name,
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
    // Who may pass over the rules of an organisation is for its owners to know.
    ...(may(world, token, repository, administer) && ruleset.source.type === 'Repository'
      ? { bypass_actors: ruleset.bypass_actors }
      : {}),
  };
}
