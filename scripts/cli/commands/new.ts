import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { gatherPolicy } from '../../gather/policy.ts';
import { workTree } from '../../gather/work-tree.ts';
import { checklistsOf } from '../../model/checklists.ts';
import { cityDate } from '../../model/city-date.ts';
import { profile } from '../../profile/profile.ts';
import { scaffoldChecklist } from '../../render/scaffold/checklist.ts';
import { scaffoldMetadata } from '../../render/scaffold/metadata.ts';
import { type Command, type Input, option } from '../command.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { datasetId } from './check.ts';

export const create: Command = {
  name: 'new',
  summary: 'Start a dataset folder from a data file: metadata and checklist to fill in',
  takes: '<department>/<dataset>',
  options: {
    data: { type: 'string', value: 'file', about: 'CSV, JSON lines, GeoJSON or Parquet (required)' },
    title: {
      type: 'string',
      value: 'text',
      about: 'title residents will read; made from the folder name otherwise',
    },
    steward: { type: 'string', value: 'login', about: 'GitHub login of the data steward' },
  },
  examples: ['daylight new environment/weather --data weather.csv --title "Weather observations"'],
  run: runNew,
};

/** Files of objects by their ending; whatever else holds a table is separated text. */
const FORMATS: Record<string, string> = {
  geojson: 'application/geo+json',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

/** What the file is called in its folder, and what kind it is. */
function formatOf(source: string): { path: string; mediaType: string } {
  const ending = extname(source).slice(1).toLowerCase();
  const mediaType = FORMATS[ending];
  return mediaType === undefined
    ? { path: 'data.csv', mediaType: 'text/csv' }
    : { path: `data.${ending}`, mediaType };
}

async function runNew(input: Input): Promise<ExitCode> {
  const { io } = input;
  const id = datasetId(input.positionals[0] ?? '');
  const [department, name] = id.split('/');
  if (
    !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ||
    department === undefined ||
    name === undefined
  ) {
    throw new UsageError('say where it goes as <department>/<dataset>, in small letters, digits and hyphens');
  }
  const data = option(input, 'data');
  if (data === undefined) throw new UsageError('which data? Add --data FILE.csv');
  const source = resolve(io.cwd, data);
  if (!existsSync(source)) throw new UsageError(`there is no file ${data}`);
  const folder = join(io.cwd, 'datasets', department, name);
  if (existsSync(folder)) throw new UsageError(`datasets/${id} exists already; nothing was changed`);

  const { policy } = await gatherPolicy(workTree(io.cwd));
  const home = policy?.departments[department];
  if (policy === null || home === undefined) {
    throw new UsageError(
      `there is no department ${department} (datasets/${department}/department.yml); ask the Chief Data Officer to add it`,
    );
  }
  const found = await profile(createReadStream(source), { columns: [], key: [] }, basename(source));
  const steward = option(input, 'steward');
  const format = formatOf(source);
  const metadata = scaffoldMetadata({
    title: option(input, 'title') ?? sentence(name),
    identifier: name,
    publisher: home.name,
    profile: found,
    ...format,
    today: cityDate(io.now().toISOString(), policy.governance.city.time_zone),
    ...(steward === undefined ? {} : { steward }),
  });
  await mkdir(folder, { recursive: true });
  await copyFile(source, join(folder, format.path));
  await writeFile(join(folder, 'metadata.yml'), metadata);
  await writeFile(join(folder, 'checklist.yml'), scaffoldChecklist(checklistsOf(policy, id)));
  io.out(
    [
      `datasets/${id} is ready: ${found.rows} rows, ${found.columns.length} columns.`,
      '1. Fill in metadata.yml and checklist.yml (every FILL_ME_IN and every blank answer).',
      `2. See what is left:  npm run check -- ${id}`,
      '3. Open a pull request as a draft; your Open Data Coordinator submits it.',
    ].join('\n'),
  );
  return 0;
}

function sentence(name: string): string {
  const text = name.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
