import { commitOfBranch } from '../git/revision.ts';
import { type Body, isBody, object, oneOf, optionalText, text } from '../http/body.ts';
import type { RepositoryContext } from '../http/context.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { created, noContent, ok } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { readsAs, writes } from '../identity/access.ts';
import type { Repository } from '../state/repository.ts';
import { onRepository } from './on-repository.ts';

type Site = NonNullable<Repository['pages']>;

const configure = writes('maintain', 'pages');

/** Pages: which branch is served to everybody. What is served is served by `servePages`, on a port of its own. */
export const pagesRoutes: Route[] = [
  onRepository('GET', '/pages', readsAs('write', 'pages'), (context) => ok(present(context, find(context)))),

  onRepository('POST', '/pages', configure, async (context) => {
    const { repository, body } = context;
    if (repository.pages !== null) throw new Refusal(409, 'GitHub Pages is already enabled.');
    const source = object(body, 'source');
    repository.pages = {
      buildType: oneOf(body, 'build_type', ['legacy', 'workflow']) ?? 'legacy',
      ...(await readSource(repository, source ?? { branch: repository.defaultBranch })),
    };
    return created(present(context, repository.pages));
  }),

  onRepository('PUT', '/pages', configure, async (context) => {
    const { repository, body } = context;
    const site = find(context);
    const source = isBody(body.source) ? await readSource(repository, body.source) : {};
    const buildType = oneOf(body, 'build_type', ['legacy', 'workflow']) ?? site.buildType;
    repository.pages = { ...site, ...source, buildType };
    return noContent;
  }),

  onRepository('DELETE', '/pages', configure, (context) => {
    find(context);
    context.repository.pages = null;
    return noContent;
  }),
];

function find({ repository }: RepositoryContext): Site {
  if (repository.pages === null) throw notFound();
  return repository.pages;
}

async function readSource(repository: Repository, body: Body): Promise<Pick<Site, 'branch' | 'path'>> {
  const branch = text(body, 'branch');
  if ((await commitOfBranch(repository.git, branch)) === null)
    throw new Refusal(422, 'Validation Failed', [
      `The ${branch} branch must exist before GitHub Pages can be built.`,
    ]);
  return { branch, path: optionalText(body, 'path') ?? '/' };
}

/** Only plans with access control keep a site private: what a private repository serves is public here. */
function present({ world, repository }: RepositoryContext, { buildType, ...source }: Site) {
  return {
    url: `${world.origin}/api/v3/repos/${repository.fullName}/pages`,
    status: 'built' as const,
    cname: null,
    custom_404: false,
    html_url: `${world.origin}/${repository.fullName}`,
    build_type: buildType,
    source,
    public: true,
    https_enforced: false,
  };
}
