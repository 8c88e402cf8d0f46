/** A path that may stand in a tree: nothing that leads out of it, into git's own folder, or ends a line of git's input. */
export function isTreePath(path: string): boolean {
  if (path.length > 4096 || path.includes('\0')) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}
