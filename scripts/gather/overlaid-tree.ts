import { contentDigest } from './content-digest.ts';
import type { Tree, TreeEntry } from './tree.ts';

/** A tree as it would be with other content in some of its files: what is about to be written can be judged before it is. */
export function overlaidTree(tree: Tree, contents: ReadonlyMap<string, Uint8Array>): Tree {
  const overlaid = (entry: TreeEntry): TreeEntry => {
    const content = contents.get(entry.path);
    return content === undefined ? entry : { ...entry, oid: '', bytes: content.length };
  };
  const over = async (found: Promise<TreeEntry[]>): Promise<TreeEntry[]> => (await found).map(overlaid);
  const result: Tree = {
    entries: (...folders) => over(tree.entries(...folders)),
    children: (folder) => over(tree.children(folder)),
    find: (...paths) => over(tree.find(...paths)),
    read: async (entry) => contents.get(entry.path) ?? tree.read(entry),
    async *stream(entry) {
      const content = contents.get(entry.path);
      if (content === undefined) yield* tree.stream(entry);
      else yield content;
    },
    digest: (entry) => (contents.has(entry.path) ? contentDigest(result, entry) : tree.digest(entry)),
  };
  return result;
}
