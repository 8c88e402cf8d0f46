import type { StructureFault } from '../model/profile.ts';

/** First bytes by which a file that is no text tells what it is. */
const MAGIC: [hex: string, fault: StructureFault['id']][] = [
  ['25504446', 'pdf-file'],
  ['50415231', 'parquet-file'],
  ['1f8b', 'compressed-file'],
  ['425a683', 'compressed-file'],
  ['fd377a58', 'compressed-file'],
  ['28b52ffd', 'compressed-file'],
  ['d0cf11e0', 'spreadsheet-file'],
];

/** What stands near the beginning of a ZIP that is a spreadsheet: of Excel, of LibreOffice. */
const IN_SPREADSHEETS = ['[Content_Types].xml', 'xl/', 'opendocument.spreadsheet'];

/** Why a file that is no text is refused: each kind has its own sentence. */
export function containerFault(head: Uint8Array): StructureFault['id'] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  const hex = bytes.toString('hex', 0, 4);
  if (hex === '504b0304')
    return IN_SPREADSHEETS.some((name) => bytes.includes(name)) ? 'spreadsheet-file' : 'zip-file';
  return MAGIC.find(([magic]) => hex.startsWith(magic))?.[1] ?? 'not-text';
}

/** Texts that are no table, by how they begin. */
const TEXTS: [RegExp, StructureFault['id']][] = [
  [/^version https:\/\/git-lfs\.github\.com\//, 'lfs-pointer'],
  [/^\s*<(!doctype html|html|head|table|\?xml)\b/i, 'web-page'],
  [/^\s*(\[\s*\{|\{\s*")/, 'json-file'],
  [/^sep=.\r?\n/i, 'separator-line'],
];

/** Why a text is no table, whatever its name says; null where nothing speaks against it. */
export function textFault(text: string): StructureFault['id'] | null {
  return TEXTS.find(([beginning]) => beginning.test(text))?.[1] ?? null;
}
