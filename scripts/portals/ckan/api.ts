import { PortalOutage } from '../types.ts';
import { assertAccount } from './account.ts';
import { CkanRefusal, isOutOfOrder, problemOf, refusalOf, tooLarge } from './problem.ts';
import { type Asked, askPatiently, type Transport, textOf } from './transport.ts';

/** CKAN's Action API, and its pages and files as somebody who asks for them. */
export interface CkanApi {
  /** Throws `CkanRefusal` or `PortalOutage`. */
  call<T>(action: string, parameters: object, as?: Asker): Promise<T>;
  /** As `call`, with a file; each value of `parameters` is sent as JSON. */
  upload<T>(
    action: string,
    parameters: Record<string, object>,
    file: { key: string; name: string; bytes: Blob },
  ): Promise<T>;
  /** A page or a file; null where nothing is shown to who asks. */
  get(address: string, as: Asker): Promise<Response | null>;
  /** Address of a page of the portal. */
  page(path: string): string;
}

export type Asker = 'anonymous' | 'reviewer';

export interface Account {
  url: string;
  token: string;
}

const CALL_WITHIN_MS = 120_000;
const UPLOAD_WITHIN_MS = 1_800_000;
/** A page of the listing is the largest answer. */
const LARGEST_ANSWER = 256 * 1024 * 1024;

export function ckanApi({ url, token }: Account, transport: Transport): CkanApi {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const headersFor = (as: Asker): Record<string, string> =>
    as === 'anonymous' ? {} : { authorization: token };
  const act = async <T>(action: string, asked: Omit<Asked, 'url' | 'method' | 'redirect'>): Promise<T> => {
    const address = new URL(`api/3/action/${action}`, base);
    const answer = await askPatiently(
      { ...asked, url: address, method: 'POST', redirect: 'manual' },
      transport,
    );
    return resultOf<T>(action, answer, address);
  };
  const call: CkanApi['call'] = (action, parameters, as = 'reviewer') =>
    act(action, {
      headers: { 'content-type': 'application/json', ...headersFor(as) },
      body: () => JSON.stringify(parameters),
      within: CALL_WITHIN_MS,
    });
  return {
    call: (action, parameters, as = 'reviewer') => {
      const result = call<never>(action, parameters, as);
      return as === 'anonymous' ? result : withAccount(result, call);
    },
    upload: (action, parameters, file) => {
      const result = act<never>(action, {
        headers: headersFor('reviewer'),
        body: () => formOf(parameters, file),
        within: UPLOAD_WITHIN_MS,
      });
      return withAccount(result, call);
    },
    get: async (address, as) => {
      const target = new URL(address, base);
      // The token is for the portal alone, not for whoever keeps a linked file.
      const headers = target.origin === base.origin ? headersFor(as) : {};
      const fresh = { ...headers, 'cache-control': 'no-cache' };
      const asked = {
        url: target,
        headers: fresh,
        method: 'GET',
        redirect: 'follow',
        within: UPLOAD_WITHIN_MS,
      } as const;
      const answer = await askPatiently(asked, transport);
      if (answer.ok) return answer;
      await answer.body?.cancel();
      if (answer.status === 429 || answer.status >= 500) throw away(target, answer.status);
      return null;
    },
    page: (path) => new URL(path, base).href,
  };
}

/** Whose token was revoked meanwhile is refused like anybody; no entry is to blame for that. */
async function withAccount<T>(result: Promise<T>, call: CkanApi['call']): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof CkanRefusal && error.status === 403) await assertAccount(call);
    throw error;
  }
}

async function resultOf<T>(action: string, answer: Response, address: URL): Promise<T> {
  const { status } = answer;
  if (status >= 300 && status < 400)
    throw new PortalOutage(
      `${address.origin} sends its callers on to ${answer.headers.get('location')?.slice(0, 200)}. Write the portal's own address into governance.yml.`,
    );
  const text = await textOf(answer, LARGEST_ANSWER);
  if (status === 413) throw tooLarge(action);
  if (answer.ok) return successOf<T>(text, address);
  const problem = problemOf(text);
  if (problem === null || isOutOfOrder(problem) || status === 429 || status > 500)
    throw away(address, status);
  throw refusalOf(action, status, problem);
}

function successOf<T>(text: string, { origin }: URL): T {
  try {
    const value: { success?: unknown; result: T } | null = JSON.parse(text);
    if (value?.success === true) return value.result;
  } catch {
    // Not JSON: something else than CKAN answers there.
  }
  throw new PortalOutage(
    `${origin} answers, but not as CKAN does. Check the url of the portal in governance.yml.`,
  );
}

function away({ origin }: URL, status: number): PortalOutage {
  return new PortalOutage(`${origin} answered ${status}. Look whether the portal is up, then run again.`);
}

function formOf(
  parameters: Record<string, object>,
  { key, name, bytes }: { key: string; name: string; bytes: Blob },
): FormData {
  const form = new FormData();
  for (const [parameter, value] of Object.entries(parameters)) form.set(parameter, JSON.stringify(value));
  form.set(key, bytes, name);
  return form;
}
