import { type Context, numberParameter, parameter, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound } from '../http/refusal.ts';
import { created, noContent } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { granted } from '../identity/access.ts';
import { apiUrl, pageUrl } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import { newRuleset } from '../rules/change-ruleset.ts';
import type { Organization } from '../state/account.ts';
import type { Ruleset } from '../state/ruleset.ts';
import { findOrganization } from '../state/world.ts';

/** Rulesets that an organisation lays over its repositories, by their names. */
export const organizationRulesetRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}/rulesets',
    handle: (context) => list(context, open(context).rulesets, (ruleset) => present(context, ruleset)),
  },
  {
    method: 'POST',
    path: '/orgs/{org}/rulesets',
    handle(context) {
      const { account, rulesets } = open(context);
      const source = { type: 'Organization', name: account.login } as const;
      const ruleset = newRuleset(context.world, source, context.body, rulesets);
      rulesets.push(ruleset);
      return created(present(context, ruleset));
    },
  },
  {
    method: 'DELETE',
    path: '/orgs/{org}/rulesets/{ruleset_id}',
    handle(context) {
      const { rulesets } = open(context);
      const at = rulesets.findIndex(({ id }) => id === numberParameter(context, 'ruleset_id'));
      if (at < 0) throw notFound();
      // Its repositories see this very list.
      rulesets.splice(at, 1);
      return noContent;
    },
  },
];

/** To everybody but the organisation's owners it is as if there were none. */
function open(context: Context): Organization {
  const organization = findOrganization(context.world, parameter(context, 'org'));
  const token = tokenOf(context);
  const owner = token.kind === 'user' && token.account.siteAdmin;
  if (organization === undefined || !(owner || granted(token, 'organization-administration', 'write')))
    throw notFound();
  return organization;
}

function present({ world }: Context, { id, source, ...ruleset }: Ruleset) {
  const path = `/orgs/${source.name}/rulesets/${id}`;
  return {
    ...ruleset,
    id,
    node_id: nodeId('RRS', id),
    source_type: source.type,
    source: source.name,
    _links: {
      self: { href: apiUrl(world, path) },
      html: { href: pageUrl(world, `/organizations/${source.name}/settings/rules/${id}`) },
    },
  };
}
