import { type DomainSettings, PUBLISHER, type User } from './emulator/domain.ts';
import { createEmulator, type Emulator } from './emulator/emulator.ts';
import { FIELDSET, MARKER_FIELDS } from './marker.ts';
import { createSocrataPortal, type SocrataOptions } from './portal.ts';

const URL_OF_SITE = 'https://data.arroyo.example';

/** The emulator as the tests of the adapter use it: each request is a second later than the one before. */
export interface SocrataBench {
  emulator: Emulator;
  /** A portal as a new process would have it. `before` and `after` each request may throw; `instead` may answer itself. */
  connect(wires?: Wires, options?: Partial<SocrataOptions>): ReturnType<typeof createSocrataPortal>;
  /** Sends one request of somebody's own. */
  ask(user: User | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** How long clients waited, in milliseconds. */
  waits: number[];
}

export interface Wires {
  before?: (request: Request) => void;
  after?: (request: Request) => void;
  /** Answers instead of the site where it gives something. */
  instead?: (request: Request) => Promise<Response | null> | Response | null;
}

export function socrataBench(settings: Partial<DomainSettings> = {}): SocrataBench {
  let seconds = Date.parse('2026-10-01T12:00:00Z') / 1000;
  const emulator = createEmulator(
    { host: new URL(URL_OF_SITE).host, fieldsets: { [FIELDSET]: [...MARKER_FIELDS] }, ...settings },
    () => {
      seconds += 1;
      return new Date(seconds * 1000);
    },
  );
  const waits: number[] = [];
  return {
    emulator,
    waits,
    connect: ({ before, after, instead } = {}, options = {}) =>
      createSocrataPortal({
        id: 'socrata',
        url: URL_OF_SITE,
        credentials: { id: PUBLISHER.email, secret: PUBLISHER.password },
        pause: async (milliseconds) => void waits.push(milliseconds),
        patience: { looks: 20, pauseMs: 1000 },
        indexPatience: { looks: 20, pauseMs: 1000 },
        fetch: async (input, init) => {
          const request = new Request(input, init);
          before?.(request);
          const answer = (await instead?.(request)) ?? (await emulator.answer(request.clone()));
          after?.(request);
          return answer;
        },
        ...options,
      }),
    ask: (user, method, path, body) => {
      const headers = new Headers({
        'content-type': typeof body === 'string' ? 'text/csv' : 'application/json',
      });
      if (user !== null) headers.set('authorization', `Basic ${btoa(`${user.email}:${user.password}`)}`);
      const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const request = { method, headers, ...(content === undefined ? {} : { body: content }) };
      return emulator.answer(new Request(new URL(path, URL_OF_SITE), request));
    },
  };
}

interface Answer {
  resource: { fourfour: string; finished_at: string | null };
  links: Record<string, string>;
}

/** A public dataset that somebody published by hand. */
export async function addForeign(bench: SocrataBench, title: string, csv = 'a,b\n1,2\n'): Promise<string> {
  const json = async (method: string, path = '', body?: unknown) =>
    (await (await bench.ask(PUBLISHER, method, path, body)).json()) as Answer;
  const revision = await json('POST', '/api/publishing/v1/revision', {
    metadata: { name: title },
    action: { type: 'update', permission: 'private' },
  });
  const source = await json('POST', revision.links.create_source, {
    source_type: { type: 'upload', filename: 'a.csv' },
  });
  await json('POST', source.links.bytes, csv);
  let job = await json('PUT', revision.links.apply, {});
  while (job.resource.finished_at === null) job = await json('GET', job.links.show);
  const id = revision.resource.fourfour;
  await bench.ask(PUBLISHER, 'PUT', `/api/views/${id}/permissions`, { scope: 'public' });
  return id;
}
