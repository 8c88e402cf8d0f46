import { parentPort, workerData } from 'node:worker_threads';
import { openLocal } from '../../gather/local.ts';
import type { DatasetId } from '../../model/vocabulary.ts';
import { judgeOf } from './judge-all.ts';
import type { PlainRequest } from './second-thread.ts';

/** The second thread: asks for portions twice at once, and again with every answer. */
const judge = judgeOf(await openLocal({ ...(workerData as PlainRequest), datasets: [] }));
parentPort?.on('message', async (ids: DatasetId[]) => parentPort?.postMessage(await judge(ids)));
parentPort?.postMessage(null);
parentPort?.postMessage(null);
