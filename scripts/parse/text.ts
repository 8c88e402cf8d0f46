import type { Finding, Params } from '../model/finding.ts';

/** Largest YAML or CSV that is parsed as a document. Data files are profiled instead. */
export const LARGEST_DOCUMENT = 1024 * 1024;

export interface Text {
  /** null where the bytes are no text that can be read. */
  text: string | null;
  findings: Finding[];
}

/** Bytes to text: UTF-8 and nothing else, a byte order mark tolerated with a warning. */
export function readText(path: string, content: string | Uint8Array): Text {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const fault = (id: string, severity: Finding['severity'], params: Params = {}): Finding => ({ id, severity, file: path, line: 1, column: 1, params });
  if (bytes.length > LARGEST_DOCUMENT) {
    return { text: null, findings: [fault('file-too-large', 'error', { path, bytes: bytes.length, limit: LARGEST_DOCUMENT })] };
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return { text: null, findings: [fault('not-utf-8', 'error')] };
  }
  if (text.includes('\0')) return { text: null, findings: [fault('not-utf-8', 'error')] };
  if (text.trim() === '') return { text: null, findings: [fault('empty-file', 'error')] };
  return { text, findings: marked ? [fault('byte-order-mark', 'warning')] : [] };
}
