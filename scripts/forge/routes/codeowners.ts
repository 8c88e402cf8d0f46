import { resolveCommit } from '../git/revision.ts';
import { notFound } from '../http/refusal.ts';
import { ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads } from '../identity/access.ts';
import type { Schema } from '../present/schema.ts';
import { readCodeOwners } from '../rules/code-owners.ts';
import { resolveOwner } from '../rules/owner.ts';
import { onRepository } from './on-repository.ts';

export const codeOwnerRoutes: Route[] = [
  onRepository('GET', '/codeowners/errors', reads('contents'), async ({ world, repository, query }) => {
    const commit = await resolveCommit(repository.git, query.get('ref') ?? repository.defaultBranch);
    const codeOwners = commit && (await readCodeOwners(repository.git, commit));
    if (!codeOwners) throw notFound();
    const { path, lines } = codeOwners;
    const unknown = lines.flatMap(({ line, source, owners }) =>
      owners
        .filter((owner) => resolveOwner(world, repository, owner) === null)
        .map((owner) => ({
          line,
          column: source.indexOf(owner) + 1,
          kind: 'Unknown owner',
          source,
          suggestion: `make sure ${owner} exists and has write access to the repository`,
          message: `Unknown owner on line ${line}: make sure ${owner} exists and has write access to the repository\n\n  ${source}`,
          path,
        })),
    );
    const errors: Schema<'codeowners-errors'> = {
      errors: [...codeOwners.errors.map((error) => ({ ...error, suggestion: null, path })), ...unknown].sort(
        (a, b) => a.line - b.line || a.column - b.column,
      ),
    };
    return ok(errors);
  }),
];
