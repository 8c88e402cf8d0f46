import type { DesiredEntry } from '../model/plan.ts';
import { fileStamp, markerExtra } from '../portals/ckan/marker.ts';
import type { CkanPackage, CkanResource } from '../portals/ckan/package.ts';
import { createCkanPortal } from '../portals/ckan/portal.ts';
import { recordOf } from '../portals/ckan/record.ts';
import { sealed } from '../portals/ckan/seal.ts';
import type { BenchPortal } from './bench-portal.ts';

const MODIFIED = '2026-11-23T12:00:00.000000';

/**
 * The CKAN adapter against answers from a script: who it is, and pages of a listing. It tells the calls and the time of
 * the adapter, nothing of a CKAN's own; the suite against a real server tells what writing does.
 */
export function ckanBench(): BenchPortal {
  let packages: CkanPackage[] = [];
  let calls = 0;
  const answer = (action: string, body: { fq?: string; rows?: number }): unknown => {
    if (action === 'user_show') return { name: 'publisher' };
    if (action !== 'package_search') throw new Error(`the script has no answer to ${action}`);
    const after = /\{"([^"]*)" TO \*\]/.exec(body.fq ?? '')?.[1] ?? '';
    const left = packages.filter(({ id }) => id > after);
    return { count: left.length, results: left.slice(0, body.rows) };
  };
  return {
    id: 'ckan',
    about: 'CKAN adapter and scripted answers, HTTP requests',
    calls: () => calls,
    takesChanges: false,
    connect: () =>
      createCkanPortal({
        id: 'ckan',
        url: 'https://ckan.example',
        token: 'secret',
        transport: {
          pause: async () => undefined,
          fetch: async (input, init) => {
            calls += 1;
            const action = new URL(String(input)).pathname.split('/').at(-1) ?? '';
            return Response.json({ success: true, result: answer(action, JSON.parse(String(init?.body))) });
          },
        },
      }),
    seed: async (desired) => {
      packages = desired.map(packageOf).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

/** As the portal gives an entry that was written before. */
function packageOf(desired: DesiredEntry, number: number): CkanPackage {
  const record = recordOf(desired);
  const { organization, title, notes, license, author, maintainer, maintainerEmail, tags, extras } = record;
  const resources = record.resource === null ? [] : [resourceOf(record.resource, number)];
  return {
    id: String(number).padStart(8, '0'),
    name: desired.name,
    state: 'active',
    private: desired.visibility === 'private',
    metadata_modified: MODIFIED,
    title,
    notes,
    license_id: license,
    author,
    maintainer,
    maintainer_email: maintainerEmail,
    organization,
    tags: tags.map((name) => ({ name })),
    extras: [
      ...Object.entries(extras).map(([key, value]) => ({ key, value })),
      markerExtra(sealed(desired, fileStamp(resources[0]))),
    ],
    resources,
  };
}

function resourceOf(
  {
    name,
    description,
    format,
    mimetype,
    sha256,
    bytes,
  }: NonNullable<ReturnType<typeof recordOf>['resource']>,
  number: number,
): CkanResource {
  const file = { url_type: 'upload', url: 'https://ckan.example/file', last_modified: MODIFIED, size: bytes };
  return { id: `resource-${number}`, name, description, format, mimetype, hash: sha256, ...file };
}
