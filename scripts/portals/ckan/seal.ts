import { hash } from 'node:crypto';
import type { DesiredEntry } from '../../model/plan.ts';
import { fileStamp, type Marker, markerOf, type Seal } from './marker.ts';
import type { CkanPackage } from './package.ts';
import { type CkanRecord, type CkanRecordResource, recordOf } from './record.ts';
import { shownByPackage, shownByRecord } from './shown.ts';

/** The mark of an entry that is complete: what was signed, and how the portal shows it. */
export function sealed(desired: DesiredEntry, file: string): Marker {
  const record = recordOf(desired);
  const { recordDigest, dataDigest } = desired;
  const seal: Seal = {
    recordDigest,
    dataDigest,
    shown: shownByRecord(record),
    file,
    table: tableShape(record.resource),
  };
  return { ...mark(desired), sealed: seal };
}

/** The mark of an entry that is being written. */
export function unsealed(desired: DesiredEntry, writing: string, hold: string | undefined): Marker {
  return { ...mark(desired), writing, ...(hold === undefined ? {} : { hold }) };
}

/** Is it complete, and still as it was written? */
export function isAsDesired(entry: CkanPackage, desired: DesiredEntry): boolean {
  const { sealed: seal, hold } = markerOf(entry) ?? {};
  return (
    hold === undefined &&
    seal?.recordDigest === desired.recordDigest &&
    seal.dataDigest === desired.dataDigest &&
    seal.shown === shownByPackage(entry) &&
    seal.file === fileStamp(entry.resources?.[0]) &&
    entry.private === (desired.visibility === 'private')
  );
}

/** Lies the very file there, with the table it needs? */
export function hasFile(entry: CkanPackage, desired: DesiredEntry, resource: CkanRecordResource): boolean {
  const { sealed: seal } = markerOf(entry) ?? {};
  return (
    seal !== undefined &&
    seal.dataDigest === desired.dataDigest &&
    seal.file === fileStamp(entry.resources?.[0]) &&
    seal.table === tableShape(resource)
  );
}

function mark({ dataset, pullRequest, retired }: DesiredEntry): Marker {
  return { dataset, ...(pullRequest === undefined ? {} : { pullRequest }), retired };
}

function tableShape(resource: CkanRecord['resource']): string {
  if (!resource?.table) return '';
  const { fields, delimiter } = resource.table;
  return hash('sha256', JSON.stringify([fields.map(({ id, type }) => [id, type]), delimiter]), 'hex');
}
