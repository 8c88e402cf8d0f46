import type { Client, Visitor } from './client.ts';
import { FIELDSET, type Marker, readMarker } from './marker.ts';

/** An asset as `/api/views` tells it, as far as Daylight reads it. */
export interface SocrataView {
  id: string;
  published: boolean;
  /** Public as the portal has it: everybody may see it once it is published. */
  public: boolean;
  about: {
    name: string;
    description: string;
    attribution: string;
    attributionLink: string;
    license: string;
    category: string;
    tags: string[];
  };
  licenseId: string | null;
  columns: { fieldName: string; name: string; description: string; type: string }[];
  /** Seconds since 1970. */
  rowsUpdatedAt: number;
  marker: Marker | null;
  /** All of the asset's own metadata, so that what belongs to others is kept. */
  metadata: Record<string, unknown>;
}

/** null where this visitor is shown nothing. */
export async function readView(
  client: Client,
  id: string,
  as: Visitor,
  about: string,
): Promise<SocrataView | null> {
  const path = `/api/views/${id}`;
  const { status, body } = await client.ask({ method: 'GET', path, as, about, also: [401, 403, 404] });
  return status === 200 && isObject(body) ? parseView(id, body) : null;
}

function parseView(id: string, body: Record<string, unknown>): SocrataView {
  const metadata = objectOf(body.metadata);
  return {
    id,
    published: body.publicationStage === 'published',
    public: objectOf(body.permissions).scope === 'public' || listOf(body.grants).some(isPublicGrant),
    about: {
      name: textOf(body.name),
      description: textOf(body.description),
      attribution: textOf(body.attribution),
      attributionLink: textOf(body.attributionLink),
      license: textOf(objectOf(body.license).name),
      category: textOf(body.category),
      tags: listOf(body.tags).map(textOf),
    },
    licenseId: textOf(body.licenseId) || null,
    // System columns are the portal's.
    columns: listOf(body.columns)
      .map(objectOf)
      .filter(({ fieldName }) => !textOf(fieldName).startsWith(':'))
      .sort((a, b) => Number(a.position) - Number(b.position))
      .map((column) => ({
        fieldName: textOf(column.fieldName),
        name: textOf(column.name),
        description: textOf(column.description),
        type: textOf(column.dataTypeName),
      })),
    rowsUpdatedAt: Number(body.rowsUpdatedAt ?? 0),
    marker: readMarker(objectOf(objectOf(metadata.custom_fields)[FIELDSET])),
    metadata,
  };
}

function isPublicGrant(grant: unknown): boolean {
  return listOf(objectOf(grant).flags).includes('public');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
