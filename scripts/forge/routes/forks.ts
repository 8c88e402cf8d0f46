import { emit } from '../events/emit.ts';
import { optionalText } from '../http/body.ts';
import { tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { Refusal } from '../http/refusal.ts';
import type { Route } from '../http/router.ts';
import { mayKnow, reads, writes } from '../identity/access.ts';
import { presentFullRepository, presentMinimalRepository, presentRepository } from '../present/repository.ts';
import { addRepository } from '../state/add-repository.ts';
import { findRepository } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

export const forkRoutes: Route[] = [
  onRepository('GET', '/forks', reads('metadata'), (context) => {
    const { world, repository, token } = context;
    const forks = [...world.repositories.values()].filter(({ parent }) => parent === repository);
    return list(
      context,
      forks.filter((fork) => mayKnow(world, token, fork)),
      (fork) => presentMinimalRepository(world, fork),
    );
  }),

  onRepository('POST', '/forks', writes('read', 'administration'), async (context) => {
    const { world, repository, body } = context;
    const token = tokenOf(context);
    if (token.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
    if (repository.private && !repository.settings.allow_forking)
      throw new Refusal(403, 'The repository exists, but forking is disabled.');
    const name = `${token.account.login}/${optionalText(body, 'name') ?? repository.name}`;
    const known = findRepository(world, name);
    if (known !== undefined) return { status: 202, body: presentFullRepository(world, known, token.account) };
    const fork = await addRepository(world, name, { private: repository.private, parent: repository });
    await fork.git.text([
      'fetch',
      '--quiet',
      repository.git.directory,
      '+refs/heads/*:refs/heads/*',
      '+refs/tags/*:refs/tags/*',
    ]);
    fork.defaultBranch = repository.defaultBranch;
    await fork.git.text(['symbolic-ref', 'HEAD', `refs/heads/${fork.defaultBranch}`]);
    emit(world, repository, token, 'fork', { forkee: presentRepository(world, fork) });
    return { status: 202, body: presentFullRepository(world, fork, token.account) };
  }),
];
