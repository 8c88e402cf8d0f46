import type { Assessment } from '../model/assessment.ts';
import { explain } from './message.ts';
import { STAGE_WORDS } from './stage-words.ts';
import { listed } from './words.ts';

/** GitHub cuts a status description at 140 characters. */
const LONGEST_STATUS = 140;

export const STATUS_CONTEXT = 'daylight/gate';

/** One line beside the merge button: the stage and whose turn it is. */
export function statusDescription(assessment: Assessment): string {
  const { next, stage, signOffs } = assessment;
  const titles =
    next.task.params.titles ??
    signOffs.find((signOff) => signOff.role === next.role)?.title ??
    (next.role === 'steward' ? 'Steward' : '');
  const title = titles === '' ? '' : listed(titles);
  const turn = title ? `${title}: ${explain(next.task)}` : explain(next.task);
  const line = `${STAGE_WORDS[stage].name}. ${turn}`;
  return line.length > LONGEST_STATUS ? `${line.slice(0, LONGEST_STATUS - 1)}…` : line;
}
