import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLISHER } from './domain.ts';
import { createEmulator, type Emulator } from './emulator.ts';
import { installPythonClient } from './python-client.ts';
import { type EmulatorServer, serveEmulator } from './server.ts';

const client = installPythonClient();
if (typeof client === 'string') console.info(`Skipped: ${client}.`);

/** What everybody writes first who uses the client. */
const PREAMBLE = `
import io, json, sys, warnings
warnings.filterwarnings('ignore')
from socrata.authorization import Authorization
from socrata import Socrata
from socrata.http import UnexpectedResponseException
auth = Authorization(sys.argv[1], sys.argv[2], sys.argv[3])
auth.live_dangerously()
client = Socrata(auth)
CSV = b'a,b,c\\n1,oak,2020-01-02\\n2,plane,2020-01-03\\n3,,2020-01-04\\n'
def done(**facts):
    print(json.dumps(facts))
`;

describe.skipIf(typeof client === 'string')("Socrata's own client for Python", () => {
  let emulator: Emulator;
  let server: EmulatorServer;

  beforeAll(async () => {
    emulator = createEmulator({ looks: 2, chunkSize: 16 }, () => new Date());
    server = await serveEmulator(emulator, { tls: true });
  });

  afterAll(async () => {
    await server.close();
    if (typeof client !== 'string') client.remove();
  });

  async function run(script: string) {
    if (typeof client === 'string') throw new Error(client);
    const { host } = new URL(server.url);
    const { stdout } = await promisify(execFile)(
      client.python,
      ['-W', 'ignore', '-c', `${PREAMBLE}\n${script}`, host, PUBLISHER.email, PUBLISHER.password],
      { timeout: 120_000 },
    );
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  }

  test('creates, uploads, changes columns, applies and replaces', async () => {
    const { id } = await run(`
file = io.BytesIO(CSV)
(revision, output) = client.create(name = 'Trees', description = 'All of them').csv(file, filename = 'trees.csv')
output = (output
    .change_column_metadata('a', 'display_name').to('Number')
    .change_column_metadata('b', 'description').to('Species of the tree')
    .add_column('twice', 'Twice', 'to_number(\`a\`) * 2', 'Computed')
    .drop_column('c')
    .run()
    .wait_for_finish())
assert output.attributes['error_count'] == 0
assert [row['twice']['ok'] for row in output.rows()] == ['2', '4', '6']
job = revision.apply(output_schema = output).wait_for_finish()
assert job.attributes['status'] == 'successful', job
assert job.is_complete()
view = client.views.lookup(revision.view_id())
assert view.attributes['name'] == 'Trees'

replace = view.revisions.create_replace_revision(metadata = {'name': 'Street trees'}, permission = 'public')
source = replace.create_upload('trees.csv').csv(io.BytesIO(b'a,b\\n7,elm\\n'))
output = source.get_latest_input_schema().get_latest_output_schema().wait_for_finish()
replace.apply(output_schema = output).wait_for_finish()
view.show()
assert view.attributes['name'] == 'Street trees'
assert view.attributes['permissions']['scope'] == 'public'
assert [each.attributes['revision_seq'] for each in view.revisions.list()] == [1, 0]
done(id = view.attributes['id'])
`);
    const response = await emulator.answer(new Request(`${server.url}/resource/${id}.csv`));
    expect(await response.text()).toBe('"a","b"\n"7","elm"\n');
  });

  test('changes the description of a column of a dataset that is published', async () => {
    const { columns } = await run(`
(revision, output) = client.create(name = 'Trees').csv(io.BytesIO(CSV), filename = 'trees.csv')
revision.apply(output_schema = output).wait_for_finish()
view = client.views.lookup(revision.view_id())
change = view.revisions.create_replace_revision()
output = change.source_from_dataset().get_latest_input_schema().get_latest_output_schema()
output = output.change_column_metadata('b', 'description').to('Species').run()
change.apply(output_schema = output).wait_for_finish()
view.show()
done(columns = [[each['fieldName'], each.get('description')] for each in view.attributes['columns']])
`);
    expect(columns).toEqual([
      ['a', null],
      ['b', 'Species'],
      ['c', null],
    ]);
  });

  test('updates rows by row identifier from a file with fewer columns in another order, and deletes rows', async () => {
    const { rows } = await run(`
(revision, output) = client.create(name = 'Trees').csv(io.BytesIO(CSV), filename = 'trees.csv')
output = output.set_row_id('a').wait_for_finish()
revision.apply(output_schema = output).wait_for_finish()
view = client.views.lookup(revision.view_id())
def change(revision, content):
    source = revision.create_upload('change.csv').csv(io.BytesIO(content))
    output = source.get_latest_input_schema().get_latest_output_schema().wait_for_finish()
    revision.apply(output_schema = output).wait_for_finish()
change(view.revisions.create_update_revision(), b'b,a\\nelm,2\\nash,9\\n')
change(view.revisions.create_delete_revision(permission = 'public'), b'a\\n3\\n')
from sodapy import Socrata as Reader
reader = Reader(sys.argv[1], None)
reader.session.verify = False
reader.session.trust_env = False
assert reader.get(view.attributes['id'], select = 'count(*)', where = 'a > 1') == [{'count': '2'}]
done(rows = list(reader.get_all(view.attributes['id'], limit = 2, order = 'a')))
`);
    expect(rows).toEqual([
      { a: '1', b: 'oak' },
      { a: '2', b: 'elm' },
      { a: '9', b: 'ash' },
    ]);
  });

  test('sees errors of a transform, row ids, plans, and what is refused', async () => {
    const facts = await run(`
revision = client.new({'name': 'Trees'})
source = revision.create_upload('trees.csv').csv(io.BytesIO(CSV))
output = source.get_latest_input_schema().get_latest_output_schema()
bad = output.change_column_transform('b').to('to_number(\`b\`)').run()
errors = bad.any_errors()
lines = b'\\n'.join(bad.schema_errors_csv().iter_lines()).decode()
plan = [step['type'] for step in revision.plan()]
valid = [output.validate_row_id('a'), output.validate_row_id('nope')]
revision.discard()
try:
    revision.apply(output_schema = output)
    status = 200
except UnexpectedResponseException as refused:
    status = refused.status
done(errors = errors, lines = lines, plan = plan, valid = valid, status = status)
`);
    expect(facts).toMatchObject({ errors: true, valid: [true, false], status: 409 });
    expect(facts.lines).toContain('Unable to convert');
    expect(facts.plan).toContain('upsert_task');
  });

  test('is told that a change has to be approved first', async () => {
    emulator.domain.settings.approvals = 'manual';
    const facts = await run(`
(revision, output) = client.create(name = 'Trees').csv(io.BytesIO(CSV), filename = 'trees.csv')
revision.update({'permissions': {'scope': 'public'}})
job = revision.apply(output_schema = output).wait_for_finish()
done(status = job.attributes['status'], waiting = job.submitted_for_approval(), jobs = len(revision.attributes['task_sets']))
`);
    expect(facts).toEqual({ status: 'submitted_for_approval', waiting: true, jobs: 0 });
  });
});
