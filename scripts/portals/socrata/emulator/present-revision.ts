import { presentJob } from './present-job.ts';
import type { Revision } from './revision.ts';
import type { JsonObject } from './router.ts';
import { creator } from './view.ts';

export function presentRevision(revision: Revision): JsonObject {
  const show = `/api/publishing/v1/revision/${revision.fourfour}/${revision.seq}`;
  return {
    resource: {
      id: revision.id,
      fourfour: revision.fourfour,
      revision_seq: revision.seq,
      metadata: revision.about,
      action: { type: revision.action.type, permission: revision.action.permission },
      permissions: { scope: revision.action.permission },
      task_sets: revision.jobs.map((job) => presentJob(revision, job).resource),
      output_schema_id: revision.outputId,
      blob_id: revision.blobId,
      attachments: [],
      href: [],
      notes: revision.notes,
      is_parent: true,
      creation_source: 'api',
      created_at: revision.createdAt,
      created_by: creator(revision.createdBy),
      closed_at: revision.closedAt,
    },
    links: {
      show,
      update: show,
      discard: show,
      apply: `${show}/apply`,
      plan: `${show}/plan`,
      create_source: `${show}/source`,
      list_sources: `${show}/source`,
    },
  };
}
