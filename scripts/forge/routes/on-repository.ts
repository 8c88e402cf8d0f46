import type { RepositoryContext } from '../http/context.ts';
import type { Reply } from '../http/reply.ts';
import type { Method, Route } from '../http/router.ts';
import { demand, type Needs, openRepository } from '../identity/access.ts';

/** A route below /repos/{owner}/{repo}: found, readable and permitted before the handler sees it. */
export function onRepository(
  method: Method,
  path: string,
  needs: Needs,
  handle: (context: RepositoryContext) => Reply | Promise<Reply>,
): Route {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    handle(context) {
      const repository = openRepository(context);
      demand(context, repository, needs);
      return handle({ ...context, repository });
    },
  };
}
