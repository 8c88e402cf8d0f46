import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRunGit, gitEnvironment } from './git/git.ts';
import { answerGraphql } from './graphql/graphql.ts';
import { answerApi, refusable } from './http/answer-api.ts';
import { Refusal } from './http/refusal.ts';
import type { Reply } from './http/reply.ts';
import { createRouter } from './http/router.ts';
import { isLoopback, listen, send, stop } from './http/serve.ts';
import { answerPage } from './pages/pages.ts';
import { answerGit, readGitRequest } from './push/git-protocol.ts';
import { ROUTES } from './routes/routes.ts';
import { servePages } from './site/serve-pages.ts';
import { startsWorkflow } from './state/actions-policy.ts';
import { addRepository } from './state/add-repository.ts';
import { addApp, appToken, changeApp } from './state/apps.ts';
import { createWorld } from './state/create-world.ts';
import { environmentOf, setEnvironment } from './state/environments.ts';
import { addOrganization, addTeam } from './state/organizations.ts';
import { secretsOf, setSecret } from './state/secrets.ts';
import { mintToken } from './state/token.ts';
import { rememberRun } from './state/workflow-run.ts';
import { addAccount, requireRepository, type World } from './state/world.ts';
import type { Forge, ForgeOptions } from './types.ts';

const API = '/api/v3';

/** Starts a GitHub on loopback: REST, GraphQL, git and pages for people over real bare repositories. */
export async function startForge(options: ForgeOptions): Promise<Forge> {
  const environment = gitEnvironment(options.path, options.directory);
  await mkdir(options.directory, { recursive: true });
  const { world, listeners } = createWorld(options, createRunGit(environment));
  const find = createRouter(ROUTES);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLoopback(request.headers.host))
      return send(response, { status: 421, body: { message: 'Misdirected Request' } });
    const url = new URL(request.url ?? '/', world.origin);
    const method = request.method ?? 'GET';
    const git = readGitRequest(method, url.pathname, url.searchParams);
    if (git !== null)
      return answerPlainly(world, response, () => answerGit({ world, environment }, git, request, response));
    if (url.pathname === '/api/graphql') return send(response, await answerGraphql(world, request));
    if (url.pathname === API || url.pathname.startsWith(`${API}/`)) {
      const path = url.pathname.slice(API.length) || '/';
      const address = `${world.origin}${url.pathname}`;
      return send(
        response,
        await answerApi({
          world,
          request,
          path,
          query: url.searchParams,
          address,
          find,
          onExchange: options.onExchange,
        }),
      );
    }
    send(response, await refusable(world, () => answerPage(world, method, url)));
  }

  const { server, port } = await listen(handle, options.port);
  world.origin = `http://127.0.0.1:${port}`;
  const sites = new Set<() => Promise<void>>();

  return {
    url: world.origin,
    apiUrl: `${world.origin}${API}`,
    graphqlUrl: `${world.origin}/api/graphql`,
    addUser(login, details = {}) {
      addAccount(world, login, details);
      return mintToken(world, { login, kind: 'user' });
    },
    addOrganization: (login) => addOrganization(world, login),
    addTeam: (organization, slug, members) => addTeam(world, organization, slug, members),
    async addRepository(fullName, details) {
      const { git, fullName: name } = await addRepository(world, fullName, details);
      return { gitDirectory: git.directory, cloneUrl: `${world.origin}/${name}.git` };
    },
    addApp(slug, repository, permissions) {
      const { id, key } = addApp(world, slug, repository, permissions);
      return { id, key };
    },
    appToken: (id, key, permissions) => appToken(world, id, key, permissions),
    changeApp: (id, change) => changeApp(world, id, change),
    setSecret: (place, name, value) => setSecret(world, place, name, value),
    secrets: (repository) => secretsOf(world, repository),
    startsWorkflow: (repository, path) => startsWorkflow(requireRepository(world, repository), path),
    mintToken: (identity) => mintToken(world, identity),
    setEnvironment: (repository, name, details) => setEnvironment(world, repository, name, details),
    environment: (repository, name) => environmentOf(world, repository, name),
    deliver(delivery) {
      rememberRun(world, delivery);
      world.deliver(delivery);
    },
    onDelivery: (listener) => void listeners.push(listener),
    pullRequestUrl: (repository, number) =>
      `${world.origin}/${requireRepository(world, repository).fullName}/pull/${number}`,
    async servePages(repository, branch, sitePort) {
      const site = await servePages(requireRepository(world, repository).git, branch, sitePort);
      sites.add(site.close);
      return site;
    },
    gitDirectory: (repository) => requireRepository(world, repository).git.directory,
    unknownRoutes: world.unknownRoutes,
    faults: world.faults,
    async close() {
      await Promise.all([stop(server), ...[...sites].map((close) => close())]);
    },
  };
}

/** git shows people what it is told in plain text. */
async function answerPlainly(
  world: World,
  response: ServerResponse,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || response.headersSent) {
      if (!isGone(error)) world.faults.push(error);
      throw error;
    }
    const reply: Reply = {
      status: error.status,
      raw: { type: 'text/plain; charset=utf-8', content: `${error.message}\n` },
    };
    send(response, { ...reply, headers: error.headers });
  }
}

/** A client that hangs up is no fault of the forge. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
