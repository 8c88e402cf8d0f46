import type { Finding, Params } from '../model/finding.ts';

/** Largest YAML or inventory that is parsed. Data files are profiled instead. */
export const LARGEST_DOCUMENT = 1024 * 1024;

export interface Text {
  /** null where there is no text that can be read. */
  text: string | null;
  findings: Finding[];
}

/** Bytes to text: UTF-8 and nothing else, a byte order mark tolerated with a warning. */
export function readText(path: string, content: string | Uint8Array): Text {
  const fault = (id: string, line: number, params: Params = {}): Text => ({
    text: null,
    findings: [{ id, severity: 'error', file: path, line, column: 1, params }],
  });
  if (content.length > LARGEST_DOCUMENT)
    return fault('document-too-large', 1, { bytes: content.length, limit: LARGEST_DOCUMENT });
  const decoded = typeof content === 'string' ? content : decode(content);
  if (decoded === null) return fault('not-utf-8', undecodableLine(content));
  const marked = decoded.startsWith('\uFEFF');
  const text = marked ? decoded.slice(1) : decoded;
  if (text.trim() === '') return fault('empty-file', 1);
  // A text saved as UTF-16 is valid UTF-8 with a zero behind every letter.
  if (text.includes('\0')) return fault('not-utf-8', text.slice(0, text.indexOf('\0')).split('\n').length);
  if (!marked) return { text, findings: [] };
  const warning: Finding = {
    id: 'byte-order-mark',
    severity: 'warning',
    file: path,
    line: 1,
    column: 1,
    params: {},
  };
  return { text, findings: [warning] };
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return null;
  }
}

/** The first line that is not UTF-8; no byte of a longer character is a line feed, so lines can be read alone. */
function undecodableLine(content: string | Uint8Array): number {
  if (typeof content === 'string') return 1;
  let start = 0;
  for (let line = 1; start < content.length; line += 1) {
    const next = content.indexOf(0x0a, start);
    const end = next < 0 ? content.length : next;
    if (decode(content.subarray(start, end)) === null) return line;
    start = end + 1;
  }
  return 1;
}
