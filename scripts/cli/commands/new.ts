import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { structureFaults } from '../../checks/structure-fault.ts';
import { gatherPolicy } from '../../gather/policy.ts';
import { workTree } from '../../gather/work-tree.ts';
import { askedBy, checklistsOf } from '../../model/checklists.ts';
import { cityDate } from '../../model/city-date.ts';
import { DATASETS } from '../../model/dataset-path.ts';
import type { Policy } from '../../model/facts.ts';
import type { Checklist } from '../../model/governance.ts';
import { closest } from '../../parse/closest.ts';
import { profile } from '../../profile/profile.ts';
import { findingJson } from '../../render/json.ts';
import { scaffoldChecklist } from '../../render/scaffold/checklist.ts';
import { scaffoldMetadata } from '../../render/scaffold/metadata.ts';
import { paint, renderFinding } from '../../render/terminal.ts';
import { plural } from '../../render/words.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { dataFormat } from '../data-format.ts';
import { oneDataset } from '../dataset-argument.ts';
import { type ExitCode, UsageError } from '../io.ts';
import { openData } from '../open-data.ts';
import { pathFrom, topFolder } from '../top-folder.ts';

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
    json: { type: 'boolean', about: 'what was made, and what the file has to have mended, as JSON' },
  },
  examples: ['daylight new environment/weather --data weather.csv --title "Weather observations"'],
  run: runNew,
};

async function runNew(input: Input): Promise<ExitCode> {
  const { io } = input;
  const [written] = input.positionals;
  const id = written === undefined ? '' : oneDataset(input, written);
  const [department, name] = id.split('/');
  if (
    !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ||
    department === undefined ||
    name === undefined
  ) {
    throw new UsageError(
      `say where it goes as <department>/<dataset>, in small letters, digits and hyphens${id === '' ? '' : `: ${inAddress(id)}, perhaps`}`,
    );
  }
  const data = option(input, 'data');
  if (data === undefined) throw new UsageError('which data? Add --data FILE.csv');
  const content = openData(io, data);
  const top = topFolder(input);
  const folder = join(top, DATASETS, department, name);
  if (existsSync(folder)) throw new UsageError(`datasets/${id} exists already; nothing was changed`);

  const { policy } = await gatherPolicy(workTree(top));
  const home = policy?.departments[department];
  if (policy === null || home === undefined) throw new UsageError(noHome(top, department, policy));
  const found = await profile(content, { columns: [], key: [] }, basename(data));
  const faults = structureFaults(found);
  const shown = faults.map((fault) => renderFinding(fault, paint(io.colour)));
  const { rows, columns } = found;
  const json = (dataset: string | null): string =>
    JSON.stringify({ dataset, rows, columns: columns.length, findings: faults.map(findingJson) }, null, 2);
  // No table, no folder: whoever fills in its metadata would have worked for nothing.
  if (columns.length === 0) {
    if (flag(input, 'json')) io.out(json(null));
    else
      io.err(
        [`daylight new: ${data} holds no table that can be read. Nothing was made.`, ...shown].join('\n'),
      );
    return 1;
  }
  const steward = option(input, 'steward');
  const format = dataFormat(data);
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
  await copyFile(pathFrom(io, data), join(folder, format.path));
  await writeFile(join(folder, 'metadata.yml'), metadata);
  await writeFile(join(folder, 'checklist.yml'), scaffoldChecklist(askedOfNew(policy, id)));
  const ready = [
    `datasets/${id} is ready: ${plural(rows, 'row')}, ${plural(columns.length, 'column')}.`,
    '1. Fill in metadata.yml and checklist.yml (every FILL_ME_IN and every blank answer).',
    `2. See what is left:  npm run check -- ${id}`,
    '3. Open a pull request as a draft; your Open Data Coordinator submits it.',
    ...(faults.length > 0
      ? [`The file itself has something to mend first; then copy it over ${format.path}:`]
      : []),
    ...shown,
  ];
  io.out(flag(input, 'json') ? json(id) : ready.join('\n'));
  return 0;
}

/** As the address of a page has it: `Parks/Street Trees` becomes `parks/street-trees`. */
function inAddress(id: string): string {
  const parts = id.split('/').map((part) =>
    part
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
  );
  return parts.join('/');
}

/** A file that says nothing usable is another matter than one that is not there. */
function noHome(top: string, department: string, policy: Policy | null): string {
  const file = policy === null ? 'governance.yml' : `${DATASETS}/${department}/department.yml`;
  if (existsSync(join(top, file))) return `${file} cannot be used as it is; npm run check says why`;
  const known = Object.keys(policy?.departments ?? {});
  const meant = closest(department, known);
  return meant === ''
    ? `there is no department ${department} (${file}); ask the Chief Data Officer to add it`
    : `there is no department ${department}; write ${meant}, if that is what you mean`;
}

/** In the order in which the lane names them: the department's own comes first. What is asked later is not in the way. */
function askedOfNew(policy: Policy, id: string): Checklist[] {
  const all = checklistsOf(policy, id);
  return askedBy(policy.governance.lanes['new-dataset']).flatMap((wanted) =>
    all.filter((one) => one.id === wanted),
  );
}

function sentence(name: string): string {
  const text = name.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
