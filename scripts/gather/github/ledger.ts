import { verifyChain } from '../../ledger/chain.ts';
import { missingFiles, partOf } from '../../ledger/published-files.ts';
import type { Finding } from '../../model/finding.ts';
import type { LedgerRecord } from '../../model/ledger.ts';
import type { GitBlobs } from '../git-blobs.ts';
import { gitTree } from '../git-tree.ts';
import { isFile, type Tree, type TreeEntry } from '../tree.ts';

export interface LedgerReading {
  /** Records by file of the ledger branch; a file whose chain does not hold has none. */
  files: Map<string, LedgerRecord[]>;
  findings: Finding[];
}

/** Reads files of the ledger branch at a commit; null: there is no such branch yet. Without `only`, all of them. */
export async function readLedger(
  clone: string,
  commit: string | null,
  blobs: GitBlobs,
  only?: string,
): Promise<LedgerReading> {
  const reading: LedgerReading = { files: new Map(), findings: [] };
  if (commit === null) return reading;
  const tree = gitTree(clone, commit, blobs);
  const listed = await (only === undefined ? tree.entries('') : tree.find(only));
  for (const entry of listed.filter(isLedgerFile)) {
    const text = await textOf(tree, entry);
    const { records, broken } = verifyChain(entry.path, text);
    if (broken === undefined) reading.files.set(entry.path, records);
    else reading.findings.push(brokenAt(entry.path, broken));
  }
  for (const file of only === undefined ? missingFiles(listed.map(({ path }) => path)) : [])
    reading.findings.push(brokenAt(file, 1));
  return reading;
}

/** Of any length: evidence only grows, and what a dataset may weigh is no measure for it. */
async function textOf(tree: Tree, entry: TreeEntry): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const chunk of tree.stream(entry)) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

function isLedgerFile(entry: TreeEntry): boolean {
  const { path } = entry;
  return (
    isFile(entry) && (/^(pull-requests\/\d+|genesis|takedowns)\.jsonl$/.test(path) || partOf(path) !== null)
  );
}

/** Somebody changed the evidence: nothing in that file counts until people have looked. */
function brokenAt(file: string, line: number): Finding {
  return { id: 'ledger-broken', severity: 'error', file, line, params: { file, line } };
}
