import type { RefUpdate } from '../rules/push-violations.ts';
import { FLUSH, pktLine, readSection } from './pkt-line.ts';

/** What a push asks for, as the body of POST git-receive-pack says it. */
export interface ReceiveRequest {
  updates: RefUpdate[];
  capabilities: string[];
  /** Empty where nothing but deletions is asked. */
  pack: Buffer;
}

export function readReceiveRequest(body: Buffer): ReceiveRequest {
  const { lines, end } = readSection(body);
  const updates: RefUpdate[] = [];
  let capabilities: string[] = [];
  for (const line of lines) {
    const [command = '', offered] = line.toString('utf8').replace(/\n$/, '').split('\0');
    if (offered !== undefined) capabilities = offered.trim().split(' ');
    const [, before, after, ref] = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+)$/.exec(command) ?? [];
    if (before !== undefined && after !== undefined && ref !== undefined)
      updates.push({ ref, before, after });
  }
  const start = body.indexOf('PACK', end, 'latin1');
  return { updates, capabilities, pack: start < 0 ? Buffer.alloc(0) : body.subarray(start) };
}

/** The answer to a push of which nothing is taken: a message for the person, and a reason for each ref. */
export function refusedPush(
  request: ReceiveRequest,
  message: string[],
  reasons: ReadonlyMap<string, string>,
): Buffer {
  const report = Buffer.concat([
    pktLine('unpack ok\n'),
    ...request.updates.map(({ ref }) =>
      pktLine(`ng ${ref} ${reasons.get(ref) ?? 'another ref of the same push was refused'}\n`),
    ),
    Buffer.from(FLUSH),
  ]);
  if (!request.capabilities.includes('side-band-64k')) return report;
  const band = (number: number, bytes: Uint8Array): Buffer =>
    pktLine(Buffer.concat([Buffer.from([number]), bytes]));
  const text = Buffer.from(message.map((line) => `${line}\n`).join(''));
  return Buffer.concat([band(2, text), band(1, report), Buffer.from(FLUSH)]);
}
