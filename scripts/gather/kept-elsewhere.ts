import type { DatasetVersion } from '../model/dataset.ts';
import type { Reason } from '../model/finding.ts';

/**
 * Why data that is kept elsewhere cannot be shown: the address answers with other bytes than were signed, or not at all.
 * null where it can, and where the data is a file of the folder: that one is signed with the folder.
 */
export function faultOf({ metadata, profile, findings }: DatasetVersion): Reason | null {
  const { url, sha256 } = metadata.value?.distribution ?? {};
  if (url === undefined) return null;
  if (profile === null) {
    const unreachable = findings.find(({ id }) => id === 'distribution-unreachable');
    return { id: 'data-unreachable', params: { url, problem: unreachable?.params.problem ?? 'not read' } };
  }
  if (profile.sha256 === sha256?.toLowerCase()) return null;
  return { id: 'data-not-as-signed', params: { url } };
}
