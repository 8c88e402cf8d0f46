import type { RootContent } from 'mdast';
import type { Assessment } from '../../model/assessment.ts';
import { code, details, list, untrusted, words } from '../markdown.ts';
import { explain } from '../message.ts';

/** Why exactly these sign-offs are asked for; open where it is not what people expected. */
export function laneNotes(assessment: Assessment): RootContent[] {
  if (assessment.lanes.length === 0) return [];
  const items = assessment.lanes
    .slice(0, 50)
    .map((lane) => [code(lane.subject), words(': '), untrusted(explain(lane.reason), 300)]);
  const isEscalated = assessment.lanes.some(({ reason }) => reason.id.startsWith('refresh-'));
  return details('Why these sign-offs', [list(items)], isEscalated);
}
