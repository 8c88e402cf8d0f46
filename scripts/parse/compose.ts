import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Pointer } from '../model/document.ts';
import type { Params } from '../model/finding.ts';
import { plainScalar } from './plain-scalar.ts';
import { short, step } from './pointer.ts';

/** What YAML allows and our files have no use for, or a key that stands twice. */
export interface Oddity {
  id: 'duplicate-key' | 'yaml-alias' | 'yaml-tag' | 'yaml-complex-key';
  offset: number;
  params: Params;
}

/** Told of every node: its pointer, and the offsets of its key and its value. */
export type OnNode = (pointer: Pointer, key: number, value: number) => void;

interface Frame {
  parent: Frame | null;
  pointer: Pointer;
  /** Exactly one of the two. */
  list: unknown[] | null;
  map: Record<string, unknown> | null;
  /** The key that waits for its value, and where it stands. */
  key: string | null;
  keyAt: number;
}

/**
 * Value of a stream of YAML events, in one pass that can also tell where everything stands.
 *
 * Unlike js-yaml's own constructor it keeps keys as they are written (`007`, `true`), goes on after a key that stands
 * twice (the last one counts), and follows no alias.
 */
export class Composition {
  /** Of the first document. */
  value: unknown = null;
  documents = 0;
  readonly oddities: Oddity[] = [];
  readonly #text: string;
  readonly #onNode: OnNode | null;
  #frame: Frame | null = null;
  /** Where the last thing stood; an empty node has no offset of its own and stands there. */
  #last = 0;

  constructor(text: string, events: readonly Event[], onNode: OnNode | null = null) {
    this.#text = text;
    this.#onNode = onNode;
    for (const event of events) this.#take(event);
  }

  #take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        this.documents += 1;
        return;
      case EVENT_ID.POP:
        if (this.#frame !== null) this.#frame = this.#frame.parent;
        return;
      case EVENT_ID.ALIAS:
        this.#odd('yaml-alias', event.anchorStart - 1, event.anchorEnd);
        this.#scalar('', null, event.anchorStart - 1);
        return;
      case EVENT_ID.SCALAR: {
        this.#properties(event);
        const source = getScalarValue(this.#text, event);
        const value = event.style === SCALAR_STYLE.PLAIN ? plainScalar(source) : source;
        this.#scalar(source, value, event.valueStart < 0 ? this.#last : startOf(event));
        this.#last = Math.max(this.#last, event.valueEnd);
        return;
      }
      default:
        this.#properties(event);
        this.#last = event.start;
        this.#open(event.type === EVENT_ID.SEQUENCE, event.start);
    }
  }

  #scalar(source: string, value: unknown, offset: number): void {
    const frame = this.#frame;
    this.#last = offset;
    if (frame?.map && frame.key === null) {
      frame.key = source;
      frame.keyAt = offset;
    } else this.#put(value, offset);
  }

  #open(isList: boolean, offset: number): void {
    const parent = this.#frame;
    const list: unknown[] | null = isList ? [] : null;
    const map: Record<string, unknown> | null = isList ? null : {};
    let pointer = '';
    if (parent?.map && parent.key === null) {
      this.#odd('yaml-complex-key', offset);
      parent.key = '';
      parent.keyAt = offset;
    } else pointer = this.#put(list ?? map, offset);
    this.#frame = { parent, pointer, list, map, key: null, keyAt: offset };
  }

  /** Puts a value where it belongs; returns its pointer. */
  #put(value: unknown, offset: number): Pointer {
    const frame = this.#frame;
    const tell = this.#onNode;
    if (frame === null) {
      if (this.documents > 1) return '';
      this.value = value;
      tell?.('', offset, offset);
      return '';
    }
    if (frame.list !== null) {
      const pointer = tell === null ? '' : `${frame.pointer}/${frame.list.length}`;
      frame.list.push(value);
      tell?.(pointer, offset, offset);
      return pointer;
    }
    const { map, keyAt } = frame;
    const key = frame.key ?? '';
    frame.key = null;
    if (map === null) return '';
    if (Object.hasOwn(map, key))
      this.oddities.push({ id: 'duplicate-key', offset: keyAt, params: { key: short(key) } });
    // Assigning to this one name would change the mapping's prototype.
    if (key === '__proto__')
      Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
    else map[key] = value;
    if (tell === null) return '';
    const pointer = `${frame.pointer}/${step(key)}`;
    tell(pointer, keyAt, offset);
    return pointer;
  }

  #properties(event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number }): void {
    if (event.anchorStart >= 0) this.#odd('yaml-alias', event.anchorStart - 1, event.anchorEnd);
    if (event.tagStart >= 0) this.#odd('yaml-tag', event.tagStart, event.tagEnd);
  }

  #odd(id: Oddity['id'], offset: number, end = offset): void {
    this.oddities.push({ id, offset, params: { found: short(this.#text.slice(offset, end)) } });
  }
}

/** A quoted text begins at its quotation mark. */
function startOf({ style, valueStart }: ScalarEvent): number {
  const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? valueStart - 1 : valueStart;
}
