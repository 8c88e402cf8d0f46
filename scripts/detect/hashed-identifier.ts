import { DIGIT, GAP, LETTER, RUN } from './characters.ts';
import type { Detector } from './detector.ts';

/**
 * Digests in place of identifiers. Whoever hashes all numbers of a kind finds each again, as New York's taxi data showed
 * in 2014. Of files they are no harm.
 */
export const hashedIdentifier: Detector = {
  kind: 'hashed-identifier',
  category: 'personal',
  needs: LETTER | DIGIT | RUN,
  lacks: GAP,
  length: [32, 64],
  shape: 'faint',
  share: 0.9,
  fewest: 10,
  supports: ['hashed', 'anon', 'anonymized', 'pseudonym'],
  denies: [
    'sha',
    'sha1',
    'sha256',
    'checksum',
    'digest',
    'commit',
    'etag',
    'file',
    'md5',
    'uuid',
    'guid',
    'geohash',
  ],
  fits: (value) => /^([\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i.test(value) && /[a-f]/i.test(value),
};
