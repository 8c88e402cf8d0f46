import { benchCheck } from './check.ts';
import { benchColdStart } from './cold-start.ts';
import { benchDecide } from './decide.ts';
import { benchEvaluation } from './evaluation.ts';
import { ratioLine } from './measure.ts';
import { benchProfile } from './profile.ts';
import { benchReconcile, reconciledLine } from './reconcile.ts';

/** `npm run bench`: ratios in one run on one machine; never a timed assertion. */
console.log('Generating a city of 10,000 datasets; this takes a minute.');
for (const ratio of [
  await benchDecide(),
  await benchColdStart(),
  ...(await benchCheck()),
  ...(await benchProfile()),
])
  console.log(ratioLine(ratio));
for await (const reconciled of benchReconcile()) console.log(reconciledLine(reconciled));
for (const line of await benchEvaluation()) console.log(line);
