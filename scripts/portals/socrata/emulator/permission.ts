import { requestAudience } from './approval.ts';
import type { Domain, User } from './domain.ts';
import { badRequest, notFound } from './refusal.ts';
import { type Answer, type Call, type JsonObject, jsonBody, objectOf, type Route, textOf } from './router.ts';
import { editableView, updated, type View, visibleView } from './view.ts';

const ACCESS_LEVELS = [
  { name: 'viewer', version: 'all' },
  { name: 'contributor', version: 'all' },
  { name: 'owner', version: 'all' },
];

export const permissionRoutes: Route[] = [
  { method: 'GET', path: '/api/views/{id}/permissions', handle: show },
  { method: 'PUT', path: '/api/views/{id}/permissions', handle: update },
  { method: 'PUT', path: '/api/views/{id}', call: 'setPermission', handle: setPermission },
  { method: 'PUT', path: '/api/views/{id}.json', call: 'setPermission', handle: setPermission },
];

function show({ domain, user, parameters: { id = '' } }: Call): Answer {
  return { status: 200, body: present(visibleView(domain, user, id)) };
}

function update(call: Call): Answer {
  const { domain, user, parameters } = call;
  const view = editableView(domain, user, parameters.id ?? '');
  const { scope, users } = jsonBody(call);
  if (scope !== undefined) setScope(domain, view, user, scope);
  if (Array.isArray(users)) view.grants = users.map(objectOf).flatMap((given) => grant(domain, view, given));
  updated(domain, view, 'metadata');
  return { status: 200, body: present(view) };
}

function grant(domain: Domain, view: View, given: JsonObject): View['grants'] {
  const level = Array.isArray(given.accessLevels) ? objectOf(given.accessLevels[0]) : {};
  if (level.name === 'current_owner') return [];
  if (!ACCESS_LEVELS.some(({ name, version }) => name === level.name && version === level.version))
    throw badRequest(`There is no access level ${JSON.stringify(level)} here`);
  const known = domain.settings.users.find(({ id, email }) => email === given.email || id === given.id);
  if (known === undefined && typeof given.email !== 'string')
    throw notFound(`user with id ${textOf(given.id)}`);
  if (known?.id === view.owner.id) return [];
  return [
    known === undefined ? { email: textOf(given.email), level } : { id: known.id, email: known.email, level },
  ];
}

/** The call that older clients send. */
function setPermission({ domain, user, parameters, query }: Call): Answer {
  const view = editableView(domain, user, parameters.id ?? '');
  const value = query.get('value');
  if (value !== 'private' && value !== 'public.read') throw badRequest(`There is no permission ${value}`);
  setScope(domain, view, user, value === 'private' ? 'private' : 'public');
  return { status: 200, body: {} };
}

function setScope(domain: Domain, view: View, user: User | null, scope: unknown): void {
  if (scope !== 'private' && scope !== 'public' && scope !== 'site')
    throw badRequest('scope should be private, public or site');
  if (scope === 'public') requestAudience(domain, view, user);
  else view.scope = scope;
  updated(domain, view, 'metadata');
}

function present(view: View): JsonObject {
  const owner = view.owner;
  return {
    scope: view.scope,
    accessLevels: ACCESS_LEVELS,
    users: [
      {
        id: owner.id,
        displayName: owner.displayName,
        email: owner.email,
        type: 'interactive',
        accessLevels: [{ name: 'current_owner', version: 'all' }],
      },
      ...view.grants.map(({ id, email, level }) => ({
        ...(id === undefined ? {} : { id }),
        email,
        type: 'interactive',
        accessLevels: [level],
      })),
    ],
  };
}
