import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';
import type { Place, Pointer, Position } from '../model/document.ts';
import { Lines } from './lines.ts';

export interface Layout {
  places: Record<Pointer, Place>;
  /** Keys that stand twice in one mapping, at their second place. */
  duplicates: { key: string; at: Position }[];
  /** Anchors, aliases and tags, which our files have no use for. */
  oddities: { id: 'yaml-alias' | 'yaml-tag'; at: Position }[];
  documents: number;
}

interface Frame {
  pointer: Pointer;
  /** The keys seen, for a mapping; null for a list. */
  keys: Set<string> | null;
  count: number;
  /** The key that waits for its value. */
  key: { name: string; at: Position } | null;
}

/** Where every key and value of a parsed YAML text stands. */
export function layoutOf(text: string, events: readonly Event[]): Layout {
  const lines = new Lines(text);
  const layout: Layout = { places: Object.create(null), duplicates: [], oddities: [], documents: 0 };
  const stack: (Frame | null)[] = [];

  const odd = (event: { anchorStart: number; tagStart?: number }): void => {
    if (event.anchorStart >= 0) layout.oddities.push({ id: 'yaml-alias', at: lines.at(event.anchorStart) });
    if (event.tagStart !== undefined && event.tagStart >= 0) layout.oddities.push({ id: 'yaml-tag', at: lines.at(event.tagStart) });
  };
  /** Notes a node; returns its pointer, or null where the node is a key. */
  const node = (start: number, name: () => string): Pointer | null => {
    const frame = stack.at(-1);
    // An empty value has no place of its own: it stands where its key does.
    const at = start < 0 && frame?.key ? frame.key.at : lines.at(Math.max(0, start));
    if (!frame) {
      layout.places[''] = { key: at, value: at };
      return '';
    }
    if (frame.keys !== null && frame.key === null) {
      const key = name();
      if (frame.keys.has(key)) layout.duplicates.push({ key, at });
      frame.keys.add(key);
      frame.key = { name: key, at };
      return null;
    }
    const step = frame.keys === null ? String(frame.count++) : (frame.key?.name ?? '');
    const pointer = `${frame.pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    layout.places[pointer] = { key: frame.key?.at ?? at, value: at };
    frame.key = null;
    return pointer;
  };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        layout.documents += 1;
        stack.push(null);
        break;
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        odd(event);
        const pointer = node(event.start, () => '[collection]');
        const keys = event.type === EVENT_ID.MAPPING ? new Set<string>() : null;
        stack.push({ pointer: pointer ?? '', keys, count: 0, key: null });
        break;
      }
      case EVENT_ID.SCALAR:
        odd(event);
        node(event.valueStart, () => getScalarValue(text, event));
        break;
      case EVENT_ID.ALIAS:
        odd(event);
        node(event.anchorStart, () => '[alias]');
        break;
      case EVENT_ID.POP:
        stack.pop();
        break;
    }
  }
  return layout;
}
