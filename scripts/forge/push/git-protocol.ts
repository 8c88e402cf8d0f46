import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { GIT_SETTINGS } from '../git/git.ts';
import { bodyStream, readBytes } from '../http/read-body.ts';
import { Refusal } from '../http/refusal.ts';
import { may, mayKnow, reads, writes } from '../identity/access.ts';
import { authenticate } from '../identity/authenticate.ts';
import type { Repository } from '../state/repository.ts';
import type { Token } from '../state/token.ts';
import { findRepository, type World } from '../state/world.ts';
import { FLUSH, pktLine } from './pkt-line.ts';
import { RECEIVE_SETTINGS, receivePack } from './receive-pack.ts';

type Service = 'git-upload-pack' | 'git-receive-pack';

export interface GitRequest {
  fullName: string;
  service: Service;
  /** GET info/refs, or the POST that does the work. */
  advertise: boolean;
}

/** null: not an address of git's. `/owner/name/info/refs` and the same with `.git` are one. */
export function readGitRequest(method: string, path: string, query: URLSearchParams): GitRequest | null {
  const [, fullName, rest] =
    /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(path) ?? [];
  if (fullName === undefined) return null;
  const advertise = rest === 'info/refs' && method === 'GET';
  const service = advertise ? query.get('service') : rest;
  if (service !== 'git-upload-pack' && service !== 'git-receive-pack') return null;
  return advertise || method === 'POST' ? { fullName, service, advertise } : null;
}

/** A push may be large, but it is held in memory. */
const LARGEST_PUSH = 1024 * 1024 * 1024;

export interface GitServer {
  world: World;
  environment: Record<string, string>;
}

/** Serves clone, fetch and push. Throws `Refusal` before the first byte of an answer. */
export async function answerGit(
  { world, environment }: GitServer,
  { fullName, service, advertise }: GitRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { token, repository } = admit(world, fullName, service, request.headers.authorization);
  const type = `application/x-${service}-${advertise ? 'advertisement' : 'result'}`;
  const headers = { 'content-type': type, 'cache-control': 'no-cache' };
  const protocol = String(request.headers['git-protocol'] ?? '');
  const env = { ...environment, ...(/^[\w=:.-]+$/.test(protocol) ? { GIT_PROTOCOL: protocol } : {}) };

  if (service === 'git-receive-pack' && !advertise && token !== null) {
    const body = await readBytes(request, LARGEST_PUSH);
    const answer = await world.exclusively(() => receivePack(world, repository, token, body));
    response.writeHead(200, headers).end(answer);
    return;
  }
  const settings = service === 'git-receive-pack' ? RECEIVE_SETTINGS : UPLOAD_SETTINGS;
  const flags = ['--stateless-rpc', ...(advertise ? ['--advertise-refs'] : [])];
  const args = [
    ...GIT_SETTINGS,
    ...settings,
    service.slice('git-'.length),
    ...flags,
    repository.git.directory,
  ];
  const child = spawn('git', args, { env });
  child.on('error', (error) => response.destroy(error));
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  response.writeHead(200, headers);
  if (advertise) {
    child.stdin.end();
    const second = service === 'git-upload-pack' && protocol.includes('version=2');
    if (!second) response.write(Buffer.concat([pktLine(`# service=${service}\n`), Buffer.from(FLUSH)]));
  } else bodyStream(request).pipe(child.stdin);
  await pipeline(child.stdout, response);
}

/** GitHub hands out any commit it has, also one that no ref leads to any more, and partial clones. */
const UPLOAD_SETTINGS = ['-c', 'uploadpack.allowAnySHA1InWant=true', '-c', 'uploadpack.allowFilter=true'];

function admit(
  world: World,
  fullName: string,
  service: Service,
  authorization: string | undefined,
): { token: Token | null; repository: Repository } {
  const token = authenticateGit(world, authorization);
  const repository = findRepository(world, fullName);
  const pushes = service === 'git-receive-pack';
  if (repository === undefined || !mayKnow(world, token, repository)) {
    if (token === null) throw challenge('Authentication required');
    throw new Refusal(404, 'Repository not found.');
  }
  if (token === null && pushes) throw challenge('Authentication required');
  if (!may(world, token, repository, pushes ? writes('write', 'contents') : reads('contents')))
    throw new Refusal(
      403,
      `Permission to ${repository.fullName}.git denied to ${token?.account.login ?? 'you'}.`,
    );
  return { token, repository };
}

function authenticateGit(world: World, authorization: string | undefined): Token | null {
  try {
    return authenticate(world, authorization);
  } catch (error) {
    if (error instanceof Refusal)
      throw challenge('Invalid username or token. Password authentication is not supported.');
    throw error;
  }
}

function challenge(message: string): Refusal {
  return new Refusal(401, message, undefined, { 'www-authenticate': 'Basic realm="GitHub"' });
}
