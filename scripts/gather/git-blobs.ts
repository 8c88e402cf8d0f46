import type { ChildProcess } from 'node:child_process';
import { Outage } from '../model/outage.ts';
import type { Sha256 } from '../model/vocabulary.ts';
import { exitCode, spawnGit } from './git.ts';

interface Waiting {
  oid: string;
  resolve(content: Uint8Array): void;
  reject(error: Error): void;
}

/**
 * Reads objects through one long-lived `git cat-file --batch`: a process for all reads instead of one for each.
 * The child keeps the program alive only while somebody waits for an answer.
 */
export class GitBlobs {
  /** Digests by mode and object id, kept by whoever works them out. */
  readonly digests = new Map<string, Promise<Sha256>>();
  readonly #directory: string;
  #child: ChildProcess | null = null;
  readonly #queue: Waiting[] = [];
  #pieces: Buffer[] = [];
  #held = 0;
  /** Bytes needed before the answer at the head of the queue is complete; null while its header is awaited. */
  #needed: number | null = null;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Content of a blob by its object id. */
  read(oid: string): Promise<Uint8Array> {
    if (!/^[0-9a-f]{40,64}$/.test(oid)) return Promise.reject(new TypeError('not an object id'));
    const child = this.#start();
    return new Promise((resolve, reject) => {
      this.#queue.push({ oid, resolve, reject });
      this.#keepAlive(child, true);
      child.stdin?.write(`${oid}\n`);
    });
  }

  close(): void {
    const child = this.#child;
    this.#fail(new Outage('git cat-file was closed.'));
    child?.stdin?.end();
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = spawnGit(this.#directory, ['cat-file', '--batch'], 'pipe');
    this.#child = child;
    child.stderr?.resume();
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    const ended = (error: Error) => {
      if (this.#child === child) this.#fail(error);
    };
    exitCode(child).then(
      () => ended(new Outage('git cat-file ended early. Check the clone and run again.')),
      ended,
    );
    return child;
  }

  #receive(chunk: Buffer): void {
    this.#pieces.push(chunk);
    this.#held += chunk.length;
    while (this.#answer());
  }

  /** Takes one complete answer off what has arrived; false where it is not all there yet. */
  #answer(): boolean {
    if (this.#queue.length === 0 || this.#held < (this.#needed ?? 1)) return false;
    const held =
      this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    this.#pieces = [held];
    const end = held.indexOf(10);
    if (end < 0) return false;
    const header = held.toString('latin1', 0, end);
    const size = / (\d+)$/.exec(header)?.[1];
    if (size === undefined) {
      this.#take(held, end + 1).reject(
        new Outage(`git has no object ${header.split(' ')[0]}. Fetch and run again.`),
      );
      return true;
    }
    // Header, its line end, the content, a line end.
    const whole = end + 1 + Number(size) + 1;
    this.#needed = whole;
    if (held.length < whole) return false;
    this.#take(held, whole).resolve(new Uint8Array(held.subarray(end + 1, whole - 1)));
    return true;
  }

  #take(held: Buffer, length: number): Waiting {
    const rest = held.subarray(length);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    this.#needed = null;
    const waiting = this.#queue.shift();
    if (waiting === undefined) throw new Error('git answered what nobody asked');
    if (this.#queue.length === 0 && this.#child) this.#keepAlive(this.#child, false);
    return waiting;
  }

  #fail(error: Error): void {
    this.#child = null;
    for (const waiting of this.#queue.splice(0)) waiting.reject(error);
  }

  #keepAlive(child: ChildProcess, alive: boolean): void {
    const handles: unknown[] = [child, child.stdin, child.stdout, child.stderr];
    for (const handle of handles) {
      if (!isHandle(handle)) continue;
      if (alive) handle.ref();
      else handle.unref();
    }
  }
}

interface Handle {
  ref(): unknown;
  unref(): unknown;
}

function isHandle(value: unknown): value is Handle {
  return typeof value === 'object' && value !== null && 'ref' in value && 'unref' in value;
}
