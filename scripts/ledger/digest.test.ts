import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { digestOf, sha256 } from './digest.ts';
import { folderDigest } from './folder-digest.ts';

describe('digests', () => {
  test('the order of keys never matters, the order of items always does', () => {
    expect(digestOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(digestOf({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  });

  test('canonical JSON says the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('members without a value are left out', () => {
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
  });

  test('text is hashed as UTF-8', () => {
    expect(sha256('é')).toBe(sha256(Uint8Array.of(0xc3, 0xa9)));
  });

  test('a folder is the same whatever order its files are listed in, and another one after any change', () => {
    const files = [
      { path: 'data.csv', sha256: sha256('a') },
      { path: 'metadata.yml', sha256: sha256('b') },
    ];
    const digest = folderDigest(files);
    expect(folderDigest(files.toReversed())).toBe(digest);
    expect(folderDigest(files.slice(1))).not.toBe(digest);
    expect(folderDigest([{ path: 'data.csv', sha256: sha256('b') }, ...files.slice(1)])).not.toBe(digest);
    expect(folderDigest([{ path: 'other.csv', sha256: sha256('a') }, ...files.slice(1)])).not.toBe(digest);
  });
});
