import type { DatasetVersion, LastSigned } from '../model/dataset.ts';
import type { Policy } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { DatasetId, Due, IsoDate } from '../model/vocabulary.ts';

/** What a check may look at: one dataset folder, the version it replaces, the policy, today's date in the city. */
export interface CheckContext {
  dataset: DatasetId;
  head: DatasetVersion;
  base: DatasetVersion | null;
  /** The data that all roles signed last, where base is another one. */
  signed?: LastSigned;
  policy: Policy;
  /** What was found in the commits of the pull request, in files of this dataset. */
  history?: readonly Finding[];
  today: IsoDate;
  /** The change under review touches this dataset; false in a check of everything. */
  touched: boolean;
  /** Questions due at these points must be answered; those due later give a notice. */
  due: readonly Due[];
  /** Checklists that the lane asks for. */
  checklists: readonly string[];
}

/** One rule about a dataset. Pure; says what it saw as findings and never in prose: sentences are in render/catalogue. */
export interface Check {
  /** Stable kebab-case id; its findings carry it. */
  id: string;
  /** Why the rule exists, for the person who trips over it, with its source where it has one. */
  why: string;
  /** Role whose sign-off a waiver of this finding needs; absent: it cannot be waived. */
  waivedBy?: string;
  run(context: CheckContext): Finding[];
  /** Smallest datasets that pass and fail; they are the test and the documentation. */
  examples: { passes: Example[]; fails: Example[] };
}

/** A change to the sound sample dataset of checks/sound.ts: a JSON Merge Patch (RFC 7396) of the context. */
export interface Example {
  title: string;
  /** Patches of `head.metadata.value`, `head.checklist.value`, `head.profile` and of the whole context. */
  metadata?: object;
  checklist?: object;
  profile?: object | null;
  context?: object;
  /** Parameters the finding must carry (fails only). */
  params?: object;
}
