import { hash } from 'node:crypto';
import type { Sha256 } from '../model/vocabulary.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of bytes, or of text as UTF-8. */
export function sha256(content: string | Uint8Array): Sha256 {
  return hash('sha256', content, 'hex');
}

/** SHA-256 of a value's canonical JSON: equal values have equal digests, however they were written down. */
export function digestOf(value: unknown): Sha256 {
  return sha256(canonicalJson(value));
}
