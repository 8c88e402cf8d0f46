import type { Params } from '../../model/finding.ts';

/** "Expected …, found …. Fix: …": each part without the words around it, in plain English for somebody who never used Git. */
export interface Sentence {
  expected(p: Params): string;
  found(p: Params): string;
  /** A whole sentence. */
  fix(p: Params): string;
}
