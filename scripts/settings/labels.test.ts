import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { LANES, STAGES } from '../model/vocabulary.ts';
import { OWN_LABELS } from '../render/labels.ts';
import { STAGE_WORDS } from '../render/stage-words.ts';

const labels = load(readFileSync(new URL('../../.github/labels.yml', import.meta.url), 'utf8')) as {
  name: string;
  color: string;
  description: string;
}[];

/** Set by people, to order a takedown. */
const TAKEDOWN_LABEL = 'takedown';

test('every stage and lane has its label, in the colour the gate uses', () => {
  const listed = new Map(labels.map(({ name, color }) => [name, color]));
  for (const stage of STAGES)
    expect(listed.get(STAGE_WORDS[stage].label), stage).toBe(STAGE_WORDS[stage].colour);
  for (const lane of LANES) expect([...listed.keys()]).toContain(`lane: ${lane}`);
});

test('only labels that are ours are listed, each once, within what GitHub takes', () => {
  expect(new Set(labels.map((label) => label.name)).size).toBe(labels.length);
  for (const { name, color, description } of labels) {
    expect(name === TAKEDOWN_LABEL || OWN_LABELS.some((own) => name.startsWith(own)), name).toBe(true);
    expect(name.length).toBeLessThanOrEqual(50);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(color).toMatch(/^[0-9a-f]{6}$/);
  }
});
