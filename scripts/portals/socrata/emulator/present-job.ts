import type { Job } from './job.ts';
import type { Revision } from './revision.ts';
import type { JsonObject } from './router.ts';
import { creator } from './view.ts';

export function presentJob(revision: Revision, job: Job): { resource: JsonObject; links: JsonObject } {
  return {
    resource: {
      id: job.id,
      status: job.status,
      ...(job.key === null ? {} : { key: job.key }),
      log: job.log,
      created_at: job.createdAt,
      updated_at: job.updatedAt,
      finished_at: job.finishedAt,
      created_by: creator(job.createdBy),
      job_uuid: `00000000-0000-4000-8000-${String(job.id).padStart(12, '0')}`,
      output_schema_id: job.outputId,
      request_id: `request-${job.id}`,
    },
    links: { show: `/api/publishing/v1/revision/${revision.fourfour}/${revision.seq}/apply/${job.id}` },
  };
}
