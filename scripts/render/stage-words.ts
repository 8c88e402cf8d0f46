import type { SignOffState, Stage } from '../model/vocabulary.ts';

/** Stage as people say it, and the colour of its label (hex without #). */
export const STAGE_WORDS: Record<Stage, { name: string; label: string; colour: string }> = {
  'not-ready': { name: 'Not ready', label: 'stage: not ready', colour: 'bfc5cc' },
  'stage-1': { name: 'Stage 1 (private review)', label: 'stage: 1 private review', colour: 'f4c95d' },
  returned: { name: 'Returned', label: 'stage: returned', colour: 'e58a7b' },
  ready: { name: 'Ready to publish', label: 'stage: ready', colour: '7fc29b' },
  'stage-2': { name: 'Stage 2 (public)', label: 'stage: 2 public', colour: '4a9d6e' },
  withheld: { name: 'Withheld', label: 'stage: withheld', colour: '6b6f76' },
  retired: { name: 'Retired', label: 'stage: retired', colour: '6b6f76' },
};

/** A sign and a word: never colour alone. */
export const STATE_WORDS: Record<SignOffState, string> = {
  approved: '✅ signed',
  pending: '⏳ waiting',
  'changes-requested': '❌ changes requested',
  stale: '♻️ sign again',
  skipped: '➖ not needed',
};
