import { lookup } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface Answer {
  status: number;
  /** Where a redirect points to. */
  location?: string;
  /** Bytes announced, where they are. */
  length?: number;
  body: AsyncIterable<Uint8Array>;
  /** Stops reading and lets go of the connection. */
  cancel(): void;
}

/** One request, no redirects followed. Rejects with a plain one-line reason. */
export type Open = (url: URL, timeoutMs: number) => Promise<Answer>;

/** HTTPS, to public addresses only; the address that was judged is the one connected to. */
export const httpsOpen: Open = (url, timeoutMs) =>
  new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) && !isPublicAddress(host)) {
      reject(new Error('not a public address'));
      return;
    }
    const call = request(
      url,
      {
        method: 'GET',
        lookup: publicLookup,
        timeout: timeoutMs,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'daylight' },
      },
      (response) => {
        clearTimeout(patience);
        const { location, 'content-length': length } = response.headers;
        resolve({
          status: response.statusCode ?? 0,
          ...(location === undefined ? {} : { location }),
          ...(length === undefined ? {} : { length: Number(length) }),
          body: response,
          cancel: () => call.destroy(),
        });
      },
    );
    // Idle or not, the answer must have begun by then.
    const patience = setTimeout(() => call.destroy(new Error('no answer in time')), timeoutMs);
    call.once('close', () => clearTimeout(patience));
    call.once('timeout', () => call.destroy(new Error('no answer in time')));
    call.once('error', (error) => reject(error));
    call.end();
  });

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (first === undefined) return callback(new Error('not a public address'), '', 4);
    if (options.all) return callback(null, allowed);
    return callback(null, first.address, first.family);
  });
};
