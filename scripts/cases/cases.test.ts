import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assess } from '../derive/assess.ts';
import { planGate } from '../plan/gate.ts';
import { desiredCase } from '../render/desired-case.ts';
import { readSituation } from './situation.ts';

const root = new URL('./', import.meta.url);
const cases = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('recorded cases', () => {
  test('there are at least sixty', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  test.each(cases.map((entry) => entry.name))('%s', async (name) => {
    const folder = new URL(`${name}/`, root);
    expect(existsSync(new URL('facts.yml', folder)), 'a case is a folder with facts.yml').toBe(true);
    const facts = readSituation(new URL('facts.yml', folder));
    const assessment = assess(facts, facts.pullRequest);
    const desired = desiredCase({
      facts,
      pr: facts.pullRequest,
      assessment,
      publication: [],
      previews: {},
      // A case with a comment is the run that this comment started.
      ...startedBy(facts.pullRequest.comments?.at(-1)?.id),
    });
    const plan = planGate(facts, facts.pullRequest, assessment, desired);
    const { stage, verdict, blockers, lanes, signOffs, next, records, previews, findings, refused } =
      assessment;
    const { convertToDraft } = assessment;
    const told = {
      stage,
      verdict,
      next,
      blockers,
      lanes,
      signOffs,
      findings: findings.filter((f) => f.severity === 'error'),
      records,
      previews,
      // Said only where there is something to say.
      ...(refused.length > 0 ? { refused } : {}),
      ...(convertToDraft ? { convertToDraft } : {}),
    };
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(`${name}/assessment.json`);
    await expect(`${JSON.stringify(withoutBodies(plan), null, 2)}\n`).toMatchFileSnapshot(
      `${name}/plan.json`,
    );
    await expect(desired.comment).toMatchFileSnapshot(`${name}/comment.md`);
  });
});

function startedBy(comment: number | undefined): { startedBy?: number } {
  return comment === undefined ? {} : { startedBy: comment };
}

/** The comment has a file of its own; records stand in the assessment. */
function withoutBodies(plan: ReturnType<typeof planGate>): object {
  return plan.changes.map((change) => {
    if ('body' in change) return { ...change, body: 'comment.md' };
    if ('records' in change) return { ...change, records: change.records.length };
    return change;
  });
}
