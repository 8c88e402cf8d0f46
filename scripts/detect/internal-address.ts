import { JOINT } from './characters.ts';
import type { Detector } from './detector.ts';

const PRIVATE_NETWORK =
  /(^|[^\d.])(10\.\d{1,3}|127\.0|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}($|[^\d.])/;
const INSIDE = /(^|\/\/|[\s@])([a-z0-9-]+\.)+(internal|intranet|corp|lan)($|[:/\s])/;
/** `nas.local` alone may be the name of anything: a second part, a scheme, a port or a path makes it an address. */
const LOCAL =
  /(^|[\s@])([a-z0-9-]+\.){2,}local($|[:/\s])|(\/\/|@)([a-z0-9-]+\.)+local($|[:/\s])|(^|\s)([a-z0-9-]+\.)+local[:/]/;
const PRIVATE_NETWORK_V6 = /(^|[\s[(/])(f[cd][0-9a-f]{2}|fe80):[0-9a-f:]*:[0-9a-f]{1,4}($|[\s\])/%])/i;
/** A host without a dot means something only where the name is completed for you. */
const BARE_HOST = /\bhttps?:\/\/(localhost|[a-z][a-z0-9-]*)([:/]|$)/i;
const SHARED_FOLDER = /^\\\\[a-z0-9.-]+\\/i;

/** Addresses that only mean something inside the city's own network. */
export const internalAddress: Detector = {
  kind: 'internal-address',
  category: 'network',
  needs: JOINT,
  length: [7, Number.POSITIVE_INFINITY],
  shape: 'any',
  share: 0,
  fits: (value) =>
    PRIVATE_NETWORK.test(value) ||
    PRIVATE_NETWORK_V6.test(value) ||
    INSIDE.test(value) ||
    LOCAL.test(value) ||
    BARE_HOST.test(value) ||
    SHARED_FOLDER.test(value),
};
