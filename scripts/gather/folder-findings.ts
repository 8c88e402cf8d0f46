import type { Finding, Params } from '../model/finding.ts';
import { MOST_BYTES, SUBMODULE, SYMBOLIC_LINK, type TreeEntry } from './tree.ts';

/** What makes a dataset folder unfit to be read, whatever its files say. */
export function folderFindings(folder: string, entries: readonly TreeEntry[]): Finding[] {
  return [...missing(folder, entries), ...entries.flatMap(unreadable), ...collisions(entries)];
}

function missing(folder: string, entries: readonly TreeEntry[]): Finding[] {
  return ['metadata.yml', 'checklist.yml']
    .filter((name) => !entries.some((entry) => entry.path === `${folder}/${name}`))
    .map((name) => error('missing-file', `${folder}/${name}`, { file: name, folder }));
}

function unreadable({ path, mode, bytes }: TreeEntry): Finding[] {
  if (mode === SYMBOLIC_LINK) return [error('symbolic-link', path, { path })];
  if (mode === SUBMODULE) return [error('submodule', path, { path })];
  return bytes > MOST_BYTES ? [error('file-too-large', path, { path, bytes, limit: MOST_BYTES })] : [];
}

/** Two names that are one on a computer that does not tell small letters from capitals, or composed from decomposed ones. */
function collisions(entries: readonly TreeEntry[]): Finding[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ path }) => {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, path);
    return other === undefined ? [] : [error('case-collision', path, { path, other })];
  });
}

function error(id: string, file: string, params: Params): Finding {
  return { id, severity: 'error', file, params };
}
