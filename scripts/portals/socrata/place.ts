import { PortalRefusal } from '../types.ts';

/** Where an entry is: an asset, or one draft revision of it. */
export interface Place {
  /** Four-by-four. */
  id: string;
  /** Sequence number of the revision; null for the asset as published. */
  seq: number | null;
}

const FOUR_BY_FOUR = /^[a-z0-9]{4}-[a-z0-9]{4}$/;

/** The page where people see it. */
export function addressOf(base: URL, { id, seq }: Place): string {
  return new URL(seq === null ? `/d/${id}` : `/d/${id}/revisions/${seq}`, base).href;
}

export function placeOf(address: string): Place {
  const [, id = '', seq] = /\/d\/([^/]+)(?:\/revisions\/(\d+))?$/.exec(address) ?? [];
  if (!FOUR_BY_FOUR.test(id)) throw new PortalRefusal(`${address} is no address of an asset. Run again.`);
  return { id, seq: seq === undefined ? null : Number(seq) };
}

/** `cio5-yr56`, or `cio5-yr56:7` for a draft; null for drafts of another kind. */
export function placeOfAsset(assetId: string): Place | null {
  const [id = '', seq, ...rest] = assetId.split(':');
  if (!FOUR_BY_FOUR.test(id) || rest.length > 0 || (seq !== undefined && !/^\d+$/.test(seq))) return null;
  return { id, seq: seq === undefined ? null : Number(seq) };
}

export function assetId({ id, seq }: Place): string {
  return seq === null ? id : `${id}:${seq}`;
}

export function revisionPath({ id, seq }: Place): string {
  return `/api/publishing/v1/revision/${id}/${seq}`;
}
