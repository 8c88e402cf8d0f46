import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collect } from '../../derive/check.ts';
import { readDataset } from '../../gather/dataset.ts';
import { locate } from '../../gather/distribution.ts';
import { createFetchUrl } from '../../gather/fetch-url.ts';
import { openLocal } from '../../gather/local.ts';
import { MOST_BYTES, type Tree, type TreeEntry } from '../../gather/tree.ts';
import { workTree } from '../../gather/work-tree.ts';
import type { DatasetVersion } from '../../model/dataset.ts';
import { folderOf } from '../../model/dataset-path.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { renderReport } from '../../render/terminal.ts';
import { pasted } from '../call.ts';
import { type Command, flag, type Input, option } from '../command.ts';
import { dataFormat } from '../data-format.ts';
import { oneDataset } from '../dataset-argument.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { openData } from '../open-data.ts';
import { type NewData, prepareRefresh } from '../refresh/prepare.ts';
import { said, saidAsJson } from '../refresh/said.ts';
import { topFolder } from '../top-folder.ts';

export const refresh: Command = {
  name: 'refresh',
  summary: 'Bring new data into a dataset, and say who has to sign for it',
  takes: '<department>/<dataset>',
  options: {
    data: {
      type: 'string',
      value: 'file',
      about: 'the new file; data kept elsewhere (url:) is read at its address instead',
    },
    json: { type: 'boolean', about: 'what was written, who signs and what check says, as JSON' },
  },
  examples: ['daylight refresh environment/weather --data weather.csv', 'daylight refresh transport/trips'],
  run: runRefresh,
};

async function runRefresh(input: Input): Promise<ExitCode> {
  const { io } = input;
  const [written] = input.positionals;
  if (written === undefined)
    throw new UsageError('which dataset? Name it as <department>/<dataset>, or as its folder');
  const id = oneDataset(input, written);
  const root = topFolder(input);
  const tree = workTree(root);
  const { facts, folders } = await openLocal({ root, now: io.now().toISOString(), datasets: [id] });
  const files = folders.flatMap(([, entries]) => entries);
  const before = await current(tree, id, files);
  const data = await newData(id, before, files, io, option(input, 'data'));
  const prepared = await prepareRefresh({ facts, tree, id, before, data });
  for (const [path, content] of prepared.files) await replace(join(root, path), content);

  const report = collect({ findings: [] }, [prepared.report]);
  if (flag(input, 'json')) io.out(JSON.stringify(saidAsJson(id, prepared), null, 2));
  else {
    const about = said(id, prepared, facts.policy.governance);
    io.out([...about, '', renderReport(report, io.colour, false)].join('\n'));
  }
  return report.summary.errors > 0 || !['new', 'same'].includes(prepared.outcome) ? 1 : 0;
}

async function current(tree: Tree, id: DatasetId, files: readonly TreeEntry[]): Promise<DatasetVersion> {
  const version = await readDataset(tree, id, { profile: true, fetchUrl: null }, files);
  if (version === null)
    throw new UsageError(`there is no dataset ${id}; ${pasted(`daylight new ${id} --data FILE`)} starts one`);
  const { path, value } = version.metadata;
  if (value === null)
    throw new UsageError(`${path} cannot be read; ${pasted(`daylight check ${id}`)} says why`);
  if (value.retired !== undefined) throw new UsageError(`${id} is retired: its data stays as it was`);
  return version;
}

async function newData(
  id: DatasetId,
  { metadata }: DatasetVersion,
  files: readonly TreeEntry[],
  io: Io,
  file: string | undefined,
): Promise<NewData> {
  const { source } = locate(metadata, folderOf(id), files);
  if (source.kind === 'none')
    throw new UsageError(
      `${metadata.path} names no data that is there; ${pasted(`daylight check ${id}`)} says why`,
    );
  if (source.kind === 'url') {
    if (file === undefined) return { fetchUrl: createFetchUrl() };
    throw new UsageError(
      `the data of ${id} is kept at ${source.url}: bring the file there, then leave out --data`,
    );
  }
  if (file === undefined) throw new UsageError('which data? Add --data FILE');
  const { path } = source.entry;
  if (dataFormat(file).mediaType !== dataFormat(path).mediaType)
    throw new UsageError(`${path} is to be replaced, and ${file} is another kind of file`);
  return { path, content: await contentOf(io, file) };
}

async function contentOf(io: Io, file: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of openData(io, file)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES)
      throw new UsageError(
        `${file} is larger than ${MOST_BYTES / 1024 ** 2} MB: keep it elsewhere, with its url: and sha256: under distribution:`,
      );
  }
  return Buffer.concat(chunks);
}

/** Under another name first: whoever reads meanwhile reads the old file or the new one. */
async function replace(path: string, content: Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
