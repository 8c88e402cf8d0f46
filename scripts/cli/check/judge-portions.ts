import { on } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Facts } from '../../model/facts.ts';
import { keepCompiled } from '../compile-cache.ts';
import type { FromSecondThread, PlainRequest } from './second-thread.ts';

/**
 * The second thread. It is told the facts, then asks for portions: twice at once, so that one waits while another is
 * judged, and again with every answer.
 */
keepCompiled();
const { judgeOf } = await import('./judge-all.ts');

const first = parentPort as MessagePort;
const messages = on(first, 'message');
const say = (message: FromSecondThread): void => first.postMessage(message);
const facts: Facts = (await messages.next()).value?.[0];
const judge = judgeOf(workerData as PlainRequest, facts);
say(null);
say(null);
for await (const [folders] of messages) say(await judge(folders));
