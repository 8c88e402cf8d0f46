import type { ChecklistAnswers, Metadata, Parts } from '../model/dataset.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { digestOf } from './digest.ts';

/** Digests of what a dataset folder holds besides the meaning of its two YAML files. */
export interface FileDigests {
  /** The distribution: digest of the file's bytes, or what is declared of data kept elsewhere; null where there is none. */
  data: Sha256 | { url: string; sha256?: Sha256 } | null;
  /** Every other file by its path in the folder. A YAML file that could not be read is listed here too. */
  files: Readonly<Record<string, Sha256>>;
}

/**
 * What a sign-off can be bound to, each with its digest: `metadata.<field>`, `checklist.<id>`, `waivers`, `data`,
 * `file.<path>`. Metadata and answers are taken by meaning, so reformatting or commenting a YAML file changes nothing;
 * data and other files by their bytes.
 */
export function partsOf(
  metadata: Metadata | null,
  answers: ChecklistAnswers | null,
  digests: FileDigests,
): Parts {
  const parts: Parts = {};
  for (const [field, value] of Object.entries(metadata ?? {})) {
    if (value !== undefined) parts[`metadata.${field}`] = digestOf(value);
  }
  for (const [checklist, given] of Object.entries(answers?.answers ?? {})) {
    if (Object.keys(given).length > 0) parts[`checklist.${checklist}`] = digestOf(given);
  }
  if (answers !== null && answers.waivers.length > 0) parts.waivers = digestOf(answers.waivers);
  if (digests.data !== null)
    parts.data = typeof digests.data === 'string' ? digests.data : digestOf(digests.data);
  for (const [path, digest] of Object.entries(digests.files)) parts[`file.${path}`] = digest;
  return parts;
}
