import type { IncomingMessage } from 'node:http';
import { refusable } from '../http/answer-api.ts';
import { type Body, isBody } from '../http/body.ts';
import { readJson } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import { ok, type Reply } from '../http/reply.ts';
import { granted, mayKnow } from '../identity/access.ts';
import { authenticate } from '../identity/authenticate.ts';
import { atLeast, roleOf } from '../identity/roles.ts';
import { issuePage } from '../present/issue.ts';
import { idOfNode, nodeId } from '../present/node-id.ts';
import { convertToDraft, markReady } from '../pulls/draft.ts';
import type { Case } from '../pulls/timeline.ts';
import { sameLogin } from '../state/account.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { Token } from '../state/token.ts';
import type { World } from '../state/world.ts';
import { commitAuthors } from './commit-authors.ts';

/** An error in an answer that is, as GraphQL has it, a 200. */
class GraphqlFault extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

type Mutation = (target: Case, pull: PullRequest) => Promise<void>;

/** The two things that GitHub's REST API cannot do. */
const MUTATIONS: Record<string, Mutation> = {
  convertPullRequestToDraft: convertToDraft,
  markPullRequestReadyForReview: markReady,
};

/** Answers the few operations that are known by name; what was selected is not looked at, the whole object is given. */
export function answerGraphql(world: World, request: IncomingMessage): Promise<Reply> {
  return refusable(world, async () => {
    const token = authenticate(world, request.headers.authorization);
    if (token === null) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
    const body = await readJson(request);
    const query = (typeof body.query === 'string' ? body.query : '').replace(/#[^\n]*/g, '');
    const name = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
    try {
      return await world.exclusively(() =>
        answer(world, token, name, query, isBody(body.variables) ? body.variables : {}),
      );
    } catch (error) {
      if (!(error instanceof GraphqlFault)) throw error;
      const fault = { type: error.type, path: [name], message: error.message };
      return ok({ data: { [name]: null }, errors: [fault] });
    }
  });
}

async function answer(
  world: World,
  token: Token,
  name: string,
  query: string,
  variables: Body,
): Promise<Reply> {
  if (name === 'viewer' && !/^\s*mutation\b/.test(query)) {
    const { login, id } = token.account;
    return ok({ data: { viewer: { login, id: nodeId('U', id), databaseId: id } } });
  }
  if (name === 'repository' && !/^\s*mutation\b/.test(query)) {
    const repository = await commitAuthors(world, token, variables);
    if (repository === null) throw new GraphqlFault('NOT_FOUND', 'Could not resolve to a Repository');
    return ok({ data: { repository } });
  }
  const mutation = /^\s*mutation\b/.test(query) ? MUTATIONS[name] : undefined;
  if (mutation === undefined) {
    world.unknownRoutes.push(`GRAPHQL ${name}`);
    return ok({ errors: [{ message: `The local forge has no operation ${name}` }] });
  }
  const { target, pull } = findPull(world, token, pullRequestId(query, variables));
  authorise(target, token);
  if (target.issue.state === 'closed') throw new GraphqlFault('UNPROCESSABLE', 'Pull request is closed');
  await mutation(target, pull);
  const { issue, repository } = target;
  return ok({
    data: {
      [name]: {
        clientMutationId: null,
        pullRequest: {
          id: nodeId('PR', pull.id),
          databaseId: pull.id,
          number: issue.number,
          isDraft: pull.draft,
          state: pull.merged ? 'MERGED' : issue.state.toUpperCase(),
          title: issue.title,
          url: issuePage(world, repository, issue),
        },
      },
    },
  });
}

/** `pullRequestId: "PR_…"`, `pullRequestId: $id`, or `input: $input`. */
function pullRequestId(query: string, variables: Body): string {
  const [, literal, variable] = /pullRequestId\s*:\s*(?:"([^"]*)"|\$(\w+))/.exec(query) ?? [];
  const input = variables[/input\s*:\s*\$(\w+)/.exec(query)?.[1] ?? ''];
  const id = literal ?? (variable === undefined ? isBody(input) && input.pullRequestId : variables[variable]);
  if (typeof id !== 'string') throw new GraphqlFault('VALIDATION', "Argument 'pullRequestId' is required");
  return id;
}

function findPull(world: World, token: Token, node: string): { target: Case; pull: PullRequest } {
  const id = Number(idOfNode('PR', node) ?? Number.NaN);
  for (const repository of world.repositories.values()) {
    if (!mayKnow(world, token, repository)) continue;
    const issue = [...repository.issues.values()].find(({ pull }) => pull?.id === id);
    if (issue?.pull) return { target: { world, repository, issue, token }, pull: issue.pull };
  }
  throw new GraphqlFault('NOT_FOUND', `Could not resolve to a node with the global id of '${node}'`);
}

/**
 * Seen on GitHub: a job's token needs `contents: write` besides `pull-requests: write`, and Apps' tokens are refused
 * whatever they have. People need write access, or to be the author.
 */
function authorise({ world, repository, issue }: Case, token: Token): void {
  const person =
    token.kind === 'user' &&
    (sameLogin(issue.author.login, token.account.login) ||
      atLeast(roleOf(world, repository, token.account), 'write'));
  const job =
    token.kind === 'job' && granted(token, 'contents', 'write') && granted(token, 'pull-requests', 'write');
  if (!person && !job) throw new GraphqlFault('FORBIDDEN', 'Resource not accessible by integration');
}
