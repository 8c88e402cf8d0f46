import { assess } from '../../derive/assess.ts';
import { announcements } from '../../derive/publication.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Facts, PullRequestFacts } from '../../model/facts.ts';
import type { Plan } from '../../model/plan.ts';
import { planGate } from '../../plan/gate.ts';
import type { CaseFile } from '../../render/comment/case-file.ts';
import { desiredCase } from '../../render/desired-case.ts';
import { previewAddress } from '../portals.ts';

export interface Decision {
  assessment: Assessment;
  plan: Plan;
  comment: string;
}

/** What this run knows besides the facts. */
export interface Occasion extends Pick<CaseFile, 'startedBy' | 'mergeGroup'> {
  /** Where previews are served. */
  previewUrl?: string | undefined;
}

/** Facts to plan, without touching anything: the whole gate as a function. */
export function decide(facts: Facts, pr: PullRequestFacts, occasion: Occasion = {}): Decision {
  const { previewUrl, ...started } = occasion;
  const assessment = assess(facts, pr);
  const previews = Object.fromEntries(
    assessment.previews.flatMap((id) => {
      const identifier = facts.datasets.find((change) => change.id === id)?.head?.metadata.value?.identifier;
      if (identifier === undefined) return [];
      // Where no address serves the previews, the branch that holds them can be looked at by whoever may see the repository.
      return [
        [id, previewAddress(previewUrl ?? `${facts.repository.url}/tree/preview/`, identifier, pr.number)],
      ];
    }),
  );
  const desired = desiredCase({
    facts,
    pr,
    assessment,
    publication: announcements(facts),
    previews,
    ...started,
  });
  return { assessment, plan: planGate(facts, pr, assessment, desired), comment: desired.comment };
}
