import { DATASETS } from '../model/dataset-path.ts';
import type { Tree, TreeEntry } from './tree.ts';

/** A tree whose files below `datasets/` have been listed: asking for them again costs nothing, where Git would start a process. */
export function listedTree(tree: Tree, listed: readonly TreeEntry[]): Tree {
  const byPath = new Map(listed.map((entry) => [entry.path, entry]));
  const byFolder = new Map<string, TreeEntry[]>();
  for (const entry of listed) {
    const folder = folderOfPath(entry.path);
    const files = byFolder.get(folder);
    if (files === undefined) byFolder.set(folder, [entry]);
    else files.push(entry);
  }
  const isListed = (path: string) => path.startsWith(`${DATASETS}/`) && path.split('/').length >= 3;
  return {
    entries: async (...folders) =>
      folders.every(isListed)
        ? folders.flatMap((folder) =>
            (byFolder.get(folderOfPath(`${folder}/`)) ?? []).filter(({ path }) =>
              path.startsWith(`${folder}/`),
            ),
          )
        : tree.entries(...folders),
    // A path that is not in the list may be a folder, unless it lies deeper than datasets do.
    find: async (...paths) =>
      paths.every((path) => byPath.has(path) || (isListed(path) && path.split('/').length > 3))
        ? paths.flatMap((path) => byPath.get(path) ?? [])
        : tree.find(...paths),
    children: (folder) => tree.children(folder),
    read: (entry) => tree.read(entry),
    stream: (entry) => tree.stream(entry),
    digest: (entry) => tree.digest(entry),
  };
}

/** `datasets/<department>/<dataset>` of whatever lies below it. */
function folderOfPath(path: string): string {
  return path.split('/', 3).join('/');
}
