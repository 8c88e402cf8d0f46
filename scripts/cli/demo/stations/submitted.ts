import type { Travel } from '../journey.ts';
import { expect, look } from '../observe.ts';
import { PEOPLE } from '../people.ts';
import { answerAll, markReady, review } from '../review.ts';

/** The department submits; the case enters stage 1 and only reviewers see the data. */
export async function submitted({ city, tell, pull }: Travel): Promise<void> {
  tell.station('The department submits, stage 1 begins');
  await markReady(city, 'coordinator', pull);
  tell.says(PEOPLE.coordinator.name, 'presses "Ready for review": the coordinator submits the case');
  await city.settled();
  await review(city, 'leadership', pull, 'APPROVE', 'Approved for the department.');
  tell.says(PEOPLE.leadership.name, 'approves for the department');
  await city.settled();

  const seen = await look(city.as('cdo'), pull);
  expect(
    seen.labels.some((label) => label.startsWith('stage: 1')),
    `the case should be in stage 1, but its labels are ${seen.labels.join(', ')}`,
  );
  const preview = /\((http[^)\s]+--pr-\d+\/?)\)/.exec(seen.comment)?.[1];
  expect(preview !== undefined, 'the comment should link the private preview');
  const shown = await fetch(preview);
  expect(shown.ok, `the private preview should answer, but said ${shown.status}`);
  const hidden = await fetch(new URL('datasets/weather/', `${city.portal}/`));
  expect(
    hidden.status === 404,
    `nobody else should see the dataset yet, but the portal answered ${hidden.status}`,
  );
  tell.says('Portal', 'holds a private preview for the reviewers; the public sees nothing');
  tell.address('Private preview', preview);

  for (const part of ['cdo', 'ciso', 'policy'] as const) {
    const count = await answerAll(city, part, pull);
    tell.says(PEOPLE[part].name, `answers ${count} questions of the checklist by comment`);
    await city.settled();
  }
}
