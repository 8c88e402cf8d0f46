import { readCommit } from '../git/commits.ts';
import { commitOfBranch, listRefs } from '../git/revision.ts';
import { parameter } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound } from '../http/refusal.ts';
import { ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, readsAs } from '../identity/access.ts';
import { encodePath, repositoryApi, repositoryPage } from '../present/addresses.ts';
import { presentCommit } from '../present/commit.ts';
import type { Schema } from '../present/schema.ts';
import { rulesetsFor } from '../rules/applicable.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

export const branchRoutes: Route[] = [
  onRepository('GET', '/branches', reads('contents'), async (context) => {
    const { world, repository, query } = context;
    const refs = await listRefs(repository.git, 'refs/heads/');
    const wanted = query.get('protected');
    const branches = refs.map(({ name, sha }) =>
      presentShort(world, repository, name.slice('refs/heads/'.length), sha),
    );
    return list(
      context,
      branches.filter((branch) => wanted === null || String(branch.protected) === wanted),
      (branch) => branch,
    );
  }),

  onRepository('GET', '/branches/{+branch}', reads('contents'), async (context) => {
    const { world, repository } = context;
    const name = parameter(context, 'branch');
    const sha = await commitOfBranch(repository.git, name);
    if (sha === null) throw notFound('Branch not found');
    const short = presentShort(world, repository, name, sha);
    const branch: Schema<'branch-with-protection'> = {
      ...short,
      protection: short.protection ?? {},
      protection_url: short.protection_url ?? '',
      commit: presentCommit(world, repository, await readCommit(repository.git, sha)),
      _links: {
        self: repositoryApi(world, repository, `/branches/${encodePath(name)}`),
        html: repositoryPage(world, repository, `/tree/${encodePath(name)}`),
      },
    };
    return ok(branch);
  }),

  // Rulesets take the place of the older branch protection here; a branch never has any.
  onRepository('GET', '/branches/{branch}/protection', readsAs('admin', 'administration'), () => {
    throw notFound('Branch not protected');
  }),
];

function presentShort(
  world: World,
  repository: Repository,
  name: string,
  sha: string,
): Schema<'short-branch'> {
  const ruled = rulesetsFor(repository, `refs/heads/${name}`).length > 0;
  return {
    name,
    commit: { sha, url: repositoryApi(world, repository, `/commits/${sha}`) },
    protected: ruled,
    protection: {
      enabled: false,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: repositoryApi(world, repository, `/branches/${encodePath(name)}/protection`),
  };
}
