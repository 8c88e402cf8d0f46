import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import { DATASETS, departmentOf } from '../model/dataset-path.ts';
import type { DatasetId } from '../model/vocabulary.ts';
import { closest } from '../parse/closest.ts';
import { type Input, option } from './command.ts';
import { UsageError } from './io.ts';
import { type Lies, pointedAt } from './pointed-at.ts';
import { cloneFolder, fromTop } from './top-folder.ts';

/** What the words of the command line ask for: datasets, whole departments; undefined: everything. */
export function askedFor(input: Input): string[] | undefined {
  const named = input.positionals.map((written) => {
    const name = nameOf(input, written);
    if (name === null) throw new UsageError(`'${written}' is no dataset here. ${advice(input, written)}`);
    return name;
  });
  if (named.length === 0 || named.includes('')) return undefined;
  // A department that is named holds what else is named of it.
  return [...new Set(named)].filter((name) => !name.includes('/') || !named.includes(departmentOf(name)));
}

/** The one dataset that is meant, for commands that act on no more. */
export function oneDataset(input: Input, written: string): DatasetId {
  const name = nameOf(input, written);
  if (name?.includes('/')) return name;
  throw new UsageError(
    `'${written}' is not one dataset. Name it as <department>/<dataset>, or as its folder`,
  );
}

/** As `oneDataset`, of `--dataset`. */
export function datasetOption(input: Input): DatasetId | undefined {
  const written = option(input, 'dataset');
  return written === undefined ? undefined : oneDataset(input, written);
}

function advice(input: Input, written: string): string {
  const likely = closest(written, namesIn(cloneFolder(input)));
  return likely === '' ? 'Name one as <department>/<dataset>, or as its folder' : `Did you mean ${likely}?`;
}

/** Departments, and their datasets. */
function namesIn(top: string): string[] {
  const below = (path: string): string[] =>
    readdirSync(join(top, DATASETS, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => posix.join(path, name));
  if (!existsSync(join(top, DATASETS))) return [];
  const departments = below('');
  return [...departments, ...departments.flatMap(below)];
}

function nameOf(input: Input, written: string): string | null {
  const top = cloneFolder(input);
  const lies: Lies = (path) => {
    const entry = lstatSync(join(top, path), { throwIfNoEntry: false });
    return entry === undefined ? null : entry.isFile() ? 'file' : 'folder';
  };
  const { cwd } = input.io;
  return isAbsolute(written)
    ? pointedAt(`./${fromTop(top, written)}`, '', lies)
    : pointedAt(written, fromTop(top, cwd), lies);
}
