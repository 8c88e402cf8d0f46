import { digestOf } from '../ledger/digest.ts';
import { DATASETS } from '../model/dataset-path.ts';
import type { Document } from '../model/document.ts';
import type { Policy } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Checklist, Department } from '../model/governance.ts';
import { Outage } from '../model/outage.ts';
import { parseChecklist } from '../parse/checklist.ts';
import { parseDepartment } from '../parse/department.ts';
import { parseGovernance } from '../parse/governance.ts';
import { policyFindings } from '../parse/policy/policy-findings.ts';
import { parseVocabulary } from '../parse/vocabulary.ts';
import { FOLDER, isFile, MOST_BYTES, type Tree, type TreeEntry } from './tree.ts';

export interface PolicyReading {
  /** null: governance.yml is missing or says nothing usable; nothing can be decided then. */
  policy: Policy | null;
  findings: Finding[];
}

/** The commit has no policy to go by. Carries the findings that say why; the message names the first. */
export class PolicyUnreadable extends Outage {
  override name = 'PolicyUnreadable';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    const first = findings.find(({ severity }) => severity === 'error');
    const place = first
      ? `: ${first.file}${first.line === undefined ? '' : `:${first.line}`} ${first.id}`
      : '';
    super(`The policy could not be read, so nothing was decided${place}. Mend it there, then run again.`);
    this.findings = findings;
  }
}

/**
 * Reads governance.yml, checklists/, vocabularies and every department.yml of a tree. Checklists and departments that do
 * not parse are left out, each with its findings: whoever decides must look at those first.
 */
export async function gatherPolicy(tree: Tree): Promise<PolicyReading> {
  const [governanceFile] = await tree.find('governance.yml');
  const checklistFiles = await tree.entries('checklists');
  const schemaFiles = await tree.entries('schemas');
  const governance = governanceFile && (await read(tree, governanceFile, parseGovernance));
  const checklists = await readAll<Checklist>(
    tree,
    checklistFiles,
    /^checklists\/[^/]+\.yml$/,
    parseChecklist,
  );
  const terms = await readAll(
    tree,
    checklistFiles,
    /^checklists\/vocabularies\/[^/]+\.yml$/,
    parseVocabulary,
  );
  const departments = await readAll<Department>(tree, await departmentFiles(tree), /./, parseDepartment);

  const documents = [...(governance ? [governance] : []), ...checklists, ...terms, ...departments];
  const findings = [
    ...(governance ? [] : [missingGovernance()]),
    ...documents.flatMap((document) => document.findings),
    ...(governance ? policyFindings({ governance, checklists, vocabularies: terms, departments }) : []),
  ];
  if (!governance || governance.value === null || !isTimeZone(governance.value.city.time_zone))
    return { policy: null, findings };
  const files = [governanceFile, ...checklistFiles, ...schemaFiles].filter((file) => file !== undefined);
  const policy: Policy = {
    digest: await policyDigest(tree, files),
    governance: governance.value,
    checklists: checklists.flatMap(({ value }) => value ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
    vocabularies: byName(terms, /([^/]+)\.yml$/),
    departments: byName(departments, /^datasets\/([^/]+)\//),
  };
  return { policy, findings };
}

/** As `gatherPolicy`, for whoever cannot go on without. Throws `PolicyUnreadable`. */
export async function requirePolicy(tree: Tree): Promise<{ policy: Policy; findings: Finding[] }> {
  const { policy, findings } = await gatherPolicy(tree);
  if (policy === null) throw new PolicyUnreadable(findings);
  return { policy, findings };
}

async function departmentFiles(tree: Tree): Promise<TreeEntry[]> {
  const folders = (await tree.children(DATASETS)).filter((entry) => entry.mode === FOLDER);
  return tree.find(...folders.map((folder) => `${folder.path}/department.yml`));
}

type Parse<T> = (path: string, bytes: Uint8Array) => Document<T>;

async function readAll<T>(
  tree: Tree,
  files: readonly TreeEntry[],
  pattern: RegExp,
  parse: Parse<T>,
): Promise<Document<T>[]> {
  const documents: Document<T>[] = [];
  for (const file of files.filter(({ path }) => pattern.test(path)))
    documents.push(await read(tree, file, parse));
  return documents;
}

async function read<T>(tree: Tree, file: TreeEntry, parse: Parse<T>): Promise<Document<T>> {
  if (isFile(file) && file.bytes <= MOST_BYTES) return parse(file.path, await tree.read(file));
  const id = isFile(file) ? 'file-too-large' : 'symbolic-link';
  const params = { folder: file.mode === FOLDER, path: file.path, bytes: file.bytes, limit: MOST_BYTES };
  return {
    path: file.path,
    value: null,
    places: {},
    findings: [{ id, severity: 'error', file: file.path, params }],
  };
}

function byName<T>(documents: readonly Document<T>[], pattern: RegExp): Record<string, T> {
  const values = documents.flatMap(({ path, value }) => {
    const name = pattern.exec(path)?.[1];
    return value === null || name === undefined ? [] : [[name, value] as const];
  });
  // A folder may be called `constructor`, which every other object knows something of.
  return Object.assign(Object.create(null), Object.fromEntries(values));
}

/** Rosters of departments are left out: people come and go without the rules having changed. */
async function policyDigest(tree: Tree, files: readonly TreeEntry[]): Promise<string> {
  const contents: [string, string][] = [];
  for (const file of files) contents.push([file.path, await tree.digest(file)]);
  return digestOf(contents.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Without the city's calendar no date can be judged. The finding that says so is parse's. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function missingGovernance(): Finding {
  return {
    id: 'missing-file',
    severity: 'error',
    file: 'governance.yml',
    params: { file: 'governance.yml', folder: '' },
  };
}
