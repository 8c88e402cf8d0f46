import { folderDigest } from '../ledger/folder-digest.ts';
import { type FileDigests, partsOf } from '../ledger/parts.ts';
import type { DatasetVersion, Parts } from '../model/dataset.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import type { Contents } from './contents.ts';
import type { Source } from './distribution.ts';

/** What has been read of a dataset folder. */
export type Reading = Omit<DatasetVersion, 'parts' | 'digest'>;

/**
 * A dataset folder whose parts and digest are worked out when first asked for: a check of ten thousand untouched folders
 * never asks.
 *
 * A class, because V8 makes a shape of its own for every object with a getter of its own, and what that holds outlives it.
 */
export class Version implements DatasetVersion {
  readonly files: DatasetVersion['files'];
  readonly metadata: DatasetVersion['metadata'];
  readonly checklist: DatasetVersion['checklist'];
  readonly profile: DatasetVersion['profile'];
  readonly findings: DatasetVersion['findings'];
  readonly #contents: Contents;
  readonly #source: Source;
  #parts: Parts | undefined;
  #digest: Sha256 | undefined;

  constructor(reading: Reading, contents: Contents, source: Source) {
    this.files = reading.files;
    this.metadata = reading.metadata;
    this.checklist = reading.checklist;
    this.profile = reading.profile;
    this.findings = reading.findings;
    this.#contents = contents;
    this.#source = source;
  }

  get parts(): Parts {
    this.#parts ??= partsOf(this.metadata.value, this.checklist.value, this.#fileDigests());
    return this.#parts;
  }

  get digest(): Sha256 {
    this.#digest ??= folderDigest([...this.#contents.digests()].map(([path, sha256]) => ({ path, sha256 })));
    return this.#digest;
  }

  /** Facts are written with all that they hold. */
  toJSON(): DatasetVersion {
    const { files, metadata, checklist, profile, findings, parts, digest } = this;
    return { files, metadata, checklist, profile, findings, parts, digest };
  }

  /** Data by what it is, other files by their bytes; so does a document without a value count. */
  #fileDigests(): FileDigests {
    const files = this.#contents.digests();
    const source = this.#source;
    const path = source.kind === 'file' ? this.#contents.relative(source.entry.path) : '';
    const data = source.kind === 'url' ? declared(source) : (files.get(path) ?? null);
    files.delete(path);
    for (const { path: understood, value } of [this.metadata, this.checklist])
      if (value !== null) files.delete(this.#contents.relative(understood));
    return { data, files: Object.fromEntries(files) };
  }
}

function declared({ url, sha256 }: Extract<Source, { kind: 'url' }>): { url: string; sha256?: Sha256 } {
  return { url, ...(sha256 === undefined ? {} : { sha256 }) };
}
