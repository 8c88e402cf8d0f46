import { describe, expect, test } from 'vitest';
import { ADMINISTRATOR, type DomainSettings, MEMBER, PUBLISHER, type User } from './domain.ts';
import { createEmulator, type Emulator } from './emulator.ts';

const CSV = 'id,name,planted\n1,Oak,2008-02-11\n2,Plane,\n';

function site(settings: Partial<DomainSettings> = {}): Emulator {
  return createEmulator(settings, () => new Date('2026-10-01T12:00:00Z'));
}

async function ask(emulator: Emulator, user: User | null, method: string, path: string, body?: unknown) {
  const headers = new Headers();
  if (user !== null) headers.set('authorization', `Basic ${btoa(`${user.email}:${user.password}`)}`);
  const content = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  if (typeof body === 'string') headers.set('content-type', 'text/csv');
  const response = await emulator.answer(
    new Request(`https://data.arroyo.example${path}`, {
      method,
      headers,
      ...(content === undefined ? {} : { body: content }),
    }),
  );
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
  return { status: response.status, text, json, headers: response.headers };
}

/** A published private dataset, made as the manual says, by following the links. */
async function publish(emulator: Emulator, csv = CSV, permission: 'public' | 'private' = 'private') {
  const as = (method: string, path: string, body?: unknown) => ask(emulator, PUBLISHER, method, path, body);
  const { json: revision } = await as('POST', '/api/publishing/v1/revision', {
    metadata: { name: 'Trees' },
    action: { type: 'update', permission },
  });
  const { json: source } = await as('POST', revision.links.create_source, {
    source_type: { type: 'upload', filename: 'trees.csv' },
  });
  const { json: uploaded } = await as('POST', source.links.bytes, csv);
  const [input] = uploaded.resource.schemas;
  const [output] = input.output_schemas;
  let { json: job } = await as('PUT', revision.links.apply, { output_schema_id: output.id });
  while (job.resource.finished_at === null && job.resource.key === undefined)
    ({ json: job } = await as('GET', job.links.show));
  return { id: revision.resource.fourfour as string, revision, source: uploaded, input, output, job };
}

describe('publishing', () => {
  test('a task moves on when it is looked at, through its states', async () => {
    const emulator = site({ looks: 4 });
    const { json: revision } = await ask(emulator, PUBLISHER, 'POST', '/api/publishing/v1/revision', {
      metadata: { name: 'Trees' },
    });
    const { json: job } = await ask(emulator, PUBLISHER, 'PUT', revision.links.apply, {});
    const seen = [job.resource.status];
    for (let look = 0; look < 4; look += 1)
      seen.push((await ask(emulator, PUBLISHER, 'GET', job.links.show)).json.resource.status);
    expect(seen).toEqual(['initializing', 'creating_columns', 'upserting', 'finishing', 'successful']);
  });

  test('looking at a revision or a source moves on what belongs to it', async () => {
    const emulator = site({ looks: 2 });
    const as = (method: string, path: string, body?: unknown) => ask(emulator, PUBLISHER, method, path, body);
    const { json: revision } = await as('POST', '/api/publishing/v1/revision', {
      metadata: { name: 'Trees' },
    });
    const { json: source } = await as('POST', revision.links.create_source, {
      source_type: { type: 'upload', filename: 'trees.csv' },
    });
    await as('POST', source.links.bytes, CSV);
    const completed = async () => {
      const { json } = await as('GET', source.links.show);
      return json.resource.schemas[0].output_schemas[0].completed_at !== null;
    };
    expect([await completed(), await completed()]).toEqual([false, true]);
    await as('PUT', revision.links.apply);
    const status = async () => (await as('GET', revision.links.show)).json.resource.task_sets[0].status;
    expect([await status(), await status()]).toEqual(['creating_columns', 'successful']);
  });

  test('types are guessed, and a transform that does not fit counts its errors', async () => {
    const emulator = site();
    const { input, source } = await publish(emulator);
    const expressions = input.output_schemas[0].output_columns.map(
      (column: { transform: { transform_expr: string } }) => column.transform.transform_expr,
    );
    expect(expressions).toEqual(['to_number(`id`)', '`name`', 'to_floating_timestamp(`planted`)']);
    const transform = source.links.input_schema_links.transform.replace('{input_schema_id}', input.id);
    const { json: made, status } = await ask(emulator, PUBLISHER, 'POST', transform, {
      output_columns: [
        {
          field_name: 'name',
          display_name: 'Name',
          position: 1,
          transform: { transform_expr: 'to_number(`name`)' },
        },
      ],
    });
    expect(status).toBe(201);
    const { json: done } = await ask(emulator, PUBLISHER, 'GET', made.links.show);
    expect(done.resource).toMatchObject({ error_count: 2, completed_at: expect.any(String) });
    const { json: refused, status: refusedAs } = await ask(emulator, PUBLISHER, 'POST', transform, {
      output_columns: [
        {
          field_name: 'x',
          display_name: 'X',
          position: 1,
          transform: { transform_expr: 'to_number(`nothing`)' },
        },
      ],
    });
    expect([refusedAs, refused.code]).toEqual([400, 'invalid_request']);
  });

  test.each([
    ['upper(`name`)', 'OAK'],
    ["replace(`name`, 'Oa', 'Par')", 'Park'],
    ['forgive(to_number(`name`))', null],
    ['forgive(to_number(`name`), 7)', '7'],
    ["coalesce(`planted`, 'unknown')", '2008-02-11'],
    ['(to_number(`id`) + 1) * 2', '4'],
    ["`id` || ': ' || `name`", '1: Oak'],
  ])('%s makes %s', async (expression, expected) => {
    const emulator = site({ looks: 0 });
    const { source, input } = await publish(emulator);
    const transform = source.links.input_schema_links.transform.replace('{input_schema_id}', input.id);
    const column = {
      field_name: 'x',
      display_name: 'X',
      position: 1,
      transform: { transform_expr: expression },
    };
    const { json: made } = await ask(emulator, PUBLISHER, 'POST', transform, { output_columns: [column] });
    const { json: rows } = await ask(emulator, PUBLISHER, 'GET', `${made.links.rows}?limit=1`);
    expect(rows[1].row).toEqual([{ ok: expected }]);
  });

  test('an applied revision is closed: applying it again is a conflict', async () => {
    const emulator = site();
    const { revision, job } = await publish(emulator);
    expect(job.resource.status).toBe('successful');
    expect((await ask(emulator, PUBLISHER, 'PUT', revision.links.apply, {})).status).toBe(409);
  });

  test('an upload in chunks is complete only if nothing is missing between them', async () => {
    const emulator = site();
    const { json: source } = await ask(emulator, PUBLISHER, 'POST', '/api/publishing/v1/source', {
      source_type: { type: 'upload', filename: 'trees.csv' },
    });
    const chunk = (number: number, offset: number) =>
      source.links.chunk.replace('{seq_num}', number).replace('{byte_offset}', offset);
    await ask(emulator, PUBLISHER, 'POST', source.links.initiate, { content_type: 'text/csv' });
    await ask(emulator, PUBLISHER, 'POST', chunk(1, 10), CSV.slice(10));
    const commit = source.links.commit.replace('{seq_num}', '1').replace('{byte_offset}', CSV.length);
    expect((await ask(emulator, PUBLISHER, 'POST', commit)).status).toBe(400);
    await ask(emulator, PUBLISHER, 'POST', chunk(0, 0), CSV.slice(0, 10));
    expect((await ask(emulator, PUBLISHER, 'POST', commit)).status).toBe(200);
    const { json: shown } = await ask(emulator, PUBLISHER, 'GET', source.links.show);
    expect(shown.resource.schemas[0].total_rows).toBe(2);
  });

  test('custom metadata that nobody configured fails the application', async () => {
    const emulator = site();
    const { id } = await publish(emulator);
    const { json: revision } = await ask(emulator, PUBLISHER, 'POST', `/api/publishing/v1/revision/${id}`, {
      metadata: { metadata: { custom_fields: { Daylight: { entry: 'trees' } } } },
    });
    const { json: job } = await ask(emulator, PUBLISHER, 'PUT', revision.links.apply, {});
    const { json: done } = await ask(emulator, PUBLISHER, 'GET', job.links.show);
    expect(done.resource).toMatchObject({ status: 'failure', log: [{ stage: 'failure' }] });
  });
});

describe('who sees what', () => {
  test('a private asset is refused to strangers and members everywhere, and found by neither', async () => {
    const emulator = site();
    const { id } = await publish(emulator);
    const paths = [`/api/views/${id}`, `/resource/${id}.csv`, `/api/views/${id}/rows.csv`, `/d/${id}`];
    for (const path of paths) {
      expect((await ask(emulator, null, 'GET', path)).status).toBe(403);
      expect((await ask(emulator, MEMBER, 'GET', path)).status).toBe(403);
      expect((await ask(emulator, PUBLISHER, 'GET', path)).status).toBe(200);
    }
    expect((await ask(emulator, null, 'GET', '/api/catalog/v1')).json.results).toEqual([]);
    expect((await ask(emulator, PUBLISHER, 'GET', '/api/catalog/v1')).json.results).toHaveLength(1);
  });

  test('the publishing interface is closed to strangers, wrong passwords and members', async () => {
    const emulator = site();
    const path = '/api/publishing/v1/revision';
    const body = { metadata: { name: 'Trees' } };
    const answers = [
      await ask(emulator, null, 'POST', path, body),
      await ask(emulator, { ...PUBLISHER, password: 'wrong' }, 'POST', path, body),
      await ask(emulator, MEMBER, 'POST', path, body),
      await ask(emulator, PUBLISHER, 'GET', `${path}/none-such`),
    ];
    expect(answers.map(({ status, json }) => [status, json.code, json.error])).toEqual([
      [401, 'authentication_required', true],
      [401, 'authentication_required', true],
      [403, 'permission_denied', true],
      [404, 'not_found', true],
    ]);
  });

  test('someone a private asset is shared with sees it', async () => {
    const emulator = site();
    const { id } = await publish(emulator);
    const users = [{ email: MEMBER.email, accessLevels: [{ name: 'viewer', version: 'all' }] }];
    await ask(emulator, PUBLISHER, 'PUT', `/api/views/${id}/permissions`, { users });
    expect((await ask(emulator, MEMBER, 'GET', `/d/${id}`)).status).toBe(200);
    expect((await ask(emulator, null, 'GET', `/d/${id}`)).status).toBe(403);
  });

  test('with manual approvals an asset is public once an administrator agrees', async () => {
    const emulator = site({ approvals: 'manual' });
    const { id } = await publish(emulator);
    await ask(emulator, PUBLISHER, 'PUT', `/api/views/${id}/permissions`, { scope: 'public' });
    const guidance = `/api/views/${id}/approvals?method=guidance_v2`;
    const { json } = await ask(emulator, PUBLISHER, 'GET', guidance);
    expect(json.public).toMatchObject({ currentState: 'pending', currentOutcome: 'change_audience' });
    expect((await ask(emulator, null, 'GET', `/d/${id}`)).status).toBe(403);
    expect((await ask(emulator, PUBLISHER, 'PUT', json.public.updateUrl, { state: 'approved' })).status).toBe(
      403,
    );
    await ask(emulator, ADMINISTRATOR, 'PUT', json.public.updateUrl, { state: 'approved' });
    expect((await ask(emulator, null, 'GET', `/d/${id}`)).status).toBe(200);
  });

  test('a change of a public asset waits for approval as a job, and is live once it is given', async () => {
    const emulator = site({ approvals: 'manual' });
    const { id, job } = await publish(emulator, CSV, 'public');
    expect(job.resource).toMatchObject({ key: 'approval_submitted', finished_at: null });
    const { json } = await ask(
      emulator,
      ADMINISTRATOR,
      'GET',
      `/api/views/${id}/approvals?method=guidance_v2`,
    );
    await ask(emulator, ADMINISTRATOR, 'PUT', json.public.updateUrl, { state: 'approved' });
    const { text } = await ask(emulator, null, 'GET', `/resource/${id}.csv`);
    expect(text).toBe('"id","name","planted"\n"1","Oak","2008-02-11T00:00:00.000"\n"2","Plane",\n');
  });
});

describe('reading', () => {
  test('a client that asks too often is told how long to wait', async () => {
    const emulator = site();
    emulator.throttle(1, 7);
    const { status, headers, json } = await ask(emulator, null, 'GET', '/api/catalog/v1');
    expect([status, headers.get('retry-after'), json.code]).toEqual([429, '7', 'too_many_requests']);
    expect((await ask(emulator, null, 'GET', '/api/catalog/v1')).status).toBe(200);
  });

  test('deep pages are read by scrolling, and only so', async () => {
    const emulator = site();
    const ids = new Set<string>();
    for (let count = 0; count < 5; count += 1) ids.add((await publish(emulator)).id);
    const seen: string[] = [];
    for (let last = ''; ; last = seen.at(-1) ?? '') {
      const { json } = await ask(emulator, PUBLISHER, 'GET', `/api/catalog/v1?limit=2&scroll_id=${last}`);
      if (json.results.length === 0) break;
      for (const { resource } of json.results) seen.push(resource.id);
    }
    expect(seen.toSorted()).toEqual([...ids].sort());
    expect((await ask(emulator, PUBLISHER, 'GET', '/api/catalog/v1?limit=1000&offset=9001')).status).toBe(
      400,
    );
  });

  test('metadata is patched field by field, and validated alone where asked', async () => {
    const emulator = site({ fieldsets: { Daylight: ['entry', 'seal'] } });
    const { id } = await publish(emulator);
    const path = `/api/views/metadata/v1/${id}`;
    await ask(emulator, PUBLISHER, 'PATCH', path, { customFields: { Daylight: { entry: 'trees' } } });
    const { json } = await ask(emulator, PUBLISHER, 'PATCH', path, {
      customFields: { Daylight: { seal: 'x' } },
    });
    expect(json.customFields).toEqual({ Daylight: { entry: 'trees', seal: 'x' } });
    const wrong = { customFields: { Other: { field: '1' } } };
    const { json: judged } = await ask(emulator, PUBLISHER, 'PATCH', `${path}?validateOnly=true`, wrong);
    expect(judged.errors).toHaveLength(1);
    expect((await ask(emulator, PUBLISHER, 'PATCH', path, wrong)).status).toBe(400);
  });
});
