import { DATASETS, departmentOf } from '../model/dataset-path.ts';
import type { Finding } from '../model/finding.ts';
import { parseInventory } from '../parse/inventory/inventory.ts';
import { FOLDER, isFile, MOST_BYTES, type Tree } from './tree.ts';

/** What is wrong with the departments' inventories: with all of them, or with those among `changed`. */
export async function inventoryFindings(tree: Tree, changed?: readonly string[]): Promise<Finding[]> {
  const folders = (await tree.children(DATASETS)).filter((entry) => entry.mode === FOLDER);
  const paths = folders.map((folder) => `${folder.path}/inventory.csv`);
  const asked = changed === undefined ? paths : paths.filter((path) => changed.includes(path));
  const findings: Finding[] = [];
  for (const entry of asked.length === 0 ? [] : await tree.find(...asked)) {
    if (isFile(entry) && entry.bytes <= MOST_BYTES)
      findings.push(...parseInventory(entry.path, await tree.read(entry)).findings);
  }
  return findings;
}

/** Text of the inventories of these departments, where they have one that can be read. */
export async function readInventories(
  tree: Tree,
  departments: readonly string[],
): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  const paths = departments.map((department) => `${DATASETS}/${department}/inventory.csv`);
  for (const entry of paths.length === 0 ? [] : await tree.find(...paths)) {
    if (isFile(entry) && entry.bytes <= MOST_BYTES)
      texts[departmentOf(entry.path.slice(DATASETS.length + 1))] = new TextDecoder().decode(
        await tree.read(entry),
      );
  }
  return texts;
}
