import { isAncestor, isRefName, listRefs, objectType, type Ref, ZERO } from '../git/revision.ts';
import { flag, text } from '../http/body.ts';
import { parameter, type RepositoryContext, tokenOf } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { encodePath, repositoryApi } from '../present/addresses.ts';
import { nodeId } from '../present/node-id.ts';
import type { Schema } from '../present/schema.ts';
import { updateRef } from '../push/update-ref.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { onRepository } from './on-repository.ts';

const needs = writes('write', 'contents');

export const gitRefRoutes: Route[] = [
  onRepository('GET', '/git/ref/{+ref}', reads('contents'), async ({ world, repository, ...context }) =>
    ok(presentRef(world, repository, await find({ world, repository, ...context }))),
  ),

  onRepository('GET', '/git/matching-refs/{+ref}', reads('contents'), async (context) => {
    const prefix = `refs/${parameter(context, 'ref')}`;
    // for-each-ref takes whole names; the API takes any beginning.
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const refs = (await listRefs(context.repository.git, folder)).filter(({ name }) =>
      name.startsWith(prefix),
    );
    return list(context, refs, (ref) => presentRef(context.world, context.repository, ref));
  }),

  onRepository('POST', '/git/refs', needs, async (context) => {
    const { world, repository, body } = context;
    const [name, sha] = [text(body, 'ref'), text(body, 'sha')];
    if (!name.startsWith('refs/') || name.split('/').length < 3 || !isRefName(name))
      throw new Refusal(422, 'Reference name must start with "refs/" and contain at least two slashes.');
    if (name.startsWith('refs/pull/')) throw new Refusal(422, 'Reference cannot be created');
    if ((await refAt(repository, name)) !== undefined) throw new Refusal(422, 'Reference already exists');
    const type = await objectType(repository.git, sha);
    if (type === null) throw new Refusal(422, 'Object does not exist');
    if (name.startsWith('refs/heads/') && type !== 'commit') throw new Refusal(422, 'Object is not a commit');
    await updateRef(world, repository, tokenOf(context), { ref: name, before: ZERO, after: sha }, 422);
    return created(presentRef(world, repository, { name, sha, type }));
  }),

  onRepository('PATCH', '/git/refs/{+ref}', needs, async (context) => {
    const { world, repository, body } = context;
    const ref = await findOrRefuse(context);
    const sha = text(body, 'sha');
    const type = await objectType(repository.git, sha);
    if (type === null) throw new Refusal(422, 'Object does not exist');
    if (flag(body, 'force') !== true && !(await isAncestor(repository.git, ref.sha, sha)))
      throw new Refusal(422, 'Update is not a fast forward');
    if (ref.sha !== sha)
      await updateRef(
        world,
        repository,
        tokenOf(context),
        { ref: ref.name, before: ref.sha, after: sha },
        422,
      );
    return ok(presentRef(world, repository, { name: ref.name, sha, type }));
  }),

  onRepository('DELETE', '/git/refs/{+ref}', needs, async (context) => {
    const { world, repository } = context;
    const ref = await findOrRefuse(context);
    if (ref.name === `refs/heads/${repository.defaultBranch}`)
      throw new Refusal(422, 'Cannot delete the default branch');
    await updateRef(
      world,
      repository,
      tokenOf(context),
      { ref: ref.name, before: ref.sha, after: ZERO },
      422,
    );
    return noContent;
  }),
];

async function refAt({ git }: Repository, name: string): Promise<Ref | undefined> {
  if (!isRefName(name)) return undefined;
  return (await listRefs(git, name)).find((ref) => ref.name === name);
}

async function find(context: RepositoryContext): Promise<Ref> {
  const ref = await refAt(context.repository, `refs/${parameter(context, 'ref')}`);
  if (ref === undefined) throw notFound();
  return ref;
}

async function findOrRefuse(context: RepositoryContext): Promise<Ref> {
  const name = `refs/${parameter(context, 'ref')}`;
  const ref = await refAt(context.repository, name);
  if (ref === undefined || name.startsWith('refs/pull/')) throw new Refusal(422, 'Reference does not exist');
  return ref;
}

function presentRef(world: World, repository: Repository, { name, sha, type }: Ref): Schema<'git-ref'> {
  const kind = type === 'tag' ? 'tags' : `${type}s`;
  return {
    ref: name,
    node_id: nodeId('REF', `${repository.id}:${name}`),
    url: repositoryApi(world, repository, `/git/${encodePath(name)}`),
    object: { type, sha, url: repositoryApi(world, repository, `/git/${kind}/${sha}`) },
  };
}
