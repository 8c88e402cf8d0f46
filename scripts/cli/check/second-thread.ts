import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DatasetReport } from '../../derive/check.ts';
import type { LocalRequest } from '../../gather/local.ts';
import type { DatasetFolder } from '../../gather/side-by-side.ts';
import type { Facts } from '../../model/facts.ts';

/** Not there in the bundle of the actions, which never judges so many. */
const SOURCE = new URL('./judge-portions.ts', import.meta.url);

/** What can be said to another thread of a request. */
export type PlainRequest = Pick<LocalRequest, 'root' | 'now' | 'offline'>;

/** What it says: of a portion it was given, or null where it only asks for one. Either way it has time for one more. */
export type FromSecondThread = DatasetReport[] | null;

/** Judges a share of the datasets. Begun early: it takes a while before it can help. */
export class SecondThread {
  readonly #worker: Worker;
  readonly #messages: AsyncIterable<[FromSecondThread]>;
  readonly #onDataset: LocalRequest['onDataset'];

  /** null where there is nothing to be won, or where the request holds what cannot be handed over. */
  static start(request: LocalRequest): SecondThread | null {
    const isPossible = request.fetchUrl === undefined && availableParallelism() > 1;
    return isPossible && existsSync(fileURLToPath(SOURCE)) ? new SecondThread(request) : null;
  }

  private constructor({ root, now, offline, onDataset }: LocalRequest) {
    const plain: PlainRequest = { root, now, ...(offline === undefined ? {} : { offline }) };
    this.#worker = new Worker(SOURCE, { workerData: plain });
    // What comes before anybody listens is kept, a failure too.
    this.#messages = on(this.#worker, 'message') as AsyncIterable<[FromSecondThread]>;
    this.#onDataset = onDataset;
  }

  /**
   * Takes portions from a list that others take from too, until it is empty; what it had to say of them. Rejects if one of
   * them could not be judged.
   */
  async share(facts: Facts, portions: DatasetFolder[][]): Promise<DatasetReport[]> {
    this.#worker.postMessage(facts);
    const all: DatasetReport[] = [];
    let underWay = 0;
    for await (const [reports] of this.#messages) {
      if (reports !== null) {
        underWay -= 1;
        all.push(...reports);
        for (const _ of reports) this.#onDataset?.();
      }
      const portion = portions.shift();
      if (portion !== undefined) {
        underWay += 1;
        this.#worker.postMessage(portion);
      } else if (underWay === 0) break;
    }
    return all;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
