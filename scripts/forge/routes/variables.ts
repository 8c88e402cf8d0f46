import { optionalText, text } from '../http/body.ts';
import { parameter, type RepositoryContext } from '../http/context.ts';
import { countedList } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { noContent, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { readsAs, writes } from '../identity/access.ts';
import { presentVariable } from '../present/environment.ts';
import { newVariable } from '../state/environments.ts';
import type { Variable } from '../state/repository.ts';
import { onRepository } from './on-repository.ts';

/** Variables of the repository and of its environments: the same five calls, in two places. */
export const variableRoutes: Route[] = [
  ...variablesAt('/actions/variables', 'variables', ({ repository }) => repository.variables),
  ...variablesAt('/environments/{environment_name}/variables', 'environments', (context) => {
    const environment = context.repository.environments.get(
      parameter(context, 'environment_name').toLowerCase(),
    );
    if (environment === undefined) throw notFound();
    return environment.variables;
  }),
];

function variablesAt(
  path: string,
  scope: string,
  variablesOf: (context: RepositoryContext) => Map<string, Variable>,
): Route[] {
  const [read, write] = [readsAs('write', scope), writes('write', scope)];
  return [
    onRepository('GET', path, read, (context) =>
      countedList(context, 'variables', [...variablesOf(context).values()], presentVariable),
    ),
    onRepository('POST', path, write, (context): Reply => {
      const variables = variablesOf(context);
      const name = text(context.body, 'name').toUpperCase();
      if (variables.has(name)) throw new Refusal(409, 'Already exists - Variable already exists');
      variables.set(name, newVariable(context.world, name, text(context.body, 'value')));
      return { status: 201, body: {} };
    }),
    onRepository('GET', `${path}/{name}`, read, (context) => ok(presentVariable(find(context)))),
    onRepository('PATCH', `${path}/{name}`, write, (context) => {
      const variable = find(context);
      variable.value = optionalText(context.body, 'value') ?? variable.value;
      variable.updatedAt = context.world.now();
      return noContent;
    }),
    onRepository('DELETE', `${path}/{name}`, write, (context) => {
      variablesOf(context).delete(find(context).name);
      return noContent;
    }),
  ];

  function find(context: RepositoryContext): Variable {
    const variable = variablesOf(context).get(parameter(context, 'name').toUpperCase());
    if (variable === undefined) throw notFound();
    return variable;
  }
}
