import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DatasetReport } from '../../derive/check.ts';
import type { LocalRequest } from '../../gather/local.ts';
import type { DatasetId } from '../../model/vocabulary.ts';

/** Not there in the bundle of the actions, which never judges so many. */
const SOURCE = new URL('./judge-portions.ts', import.meta.url);

/** What can be said to another thread of a request. */
export type PlainRequest = Pick<LocalRequest, 'root' | 'now' | 'offline'>;

/** Takes portions from a list that others take from too, until it is empty. */
export class SecondThread {
  /** Of all portions it took. Rejects if one of them could not be judged. */
  readonly reports: Promise<DatasetReport[]>;
  readonly #worker: Worker;

  /** null where there is nothing to be won, or where the request holds what cannot be handed over. */
  static start(request: LocalRequest, portions: DatasetId[][]): SecondThread | null {
    const isPossible = request.fetchUrl === undefined && availableParallelism() > 1;
    return isPossible && existsSync(fileURLToPath(SOURCE)) ? new SecondThread(request, portions) : null;
  }

  private constructor({ root, now, offline, onDataset }: LocalRequest, portions: DatasetId[][]) {
    const plain: PlainRequest = { root, now, ...(offline === undefined ? {} : { offline }) };
    const worker = new Worker(SOURCE, { workerData: plain });
    this.#worker = worker;
    this.reports = new Promise((resolve, reject) => {
      const all: DatasetReport[] = [];
      let underWay = 0;
      worker.once('error', reject);
      // Every message asks for more; the first two bring nothing: one portion is judged while the next one waits.
      worker.on('message', (reports: DatasetReport[] | null) => {
        if (reports !== null) {
          underWay -= 1;
          all.push(...reports);
          for (const _ of reports) onDataset?.();
        }
        const portion = portions.shift();
        if (portion !== undefined) {
          underWay += 1;
          worker.postMessage(portion);
        } else if (underWay === 0) resolve(all);
      });
    });
    // Waited for last: until then a failure is nobody's.
    this.reports.catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
