import type { Octokit } from '@octokit/rest';

/** The Checks API takes fifty annotations a call. */
const BATCH = 50;

export interface CheckRun {
  name: string;
  headSha: string;
  conclusion: 'success' | 'failure' | 'neutral';
  title: string;
  /** Markdown. */
  summary: string;
  annotations: CheckAnnotation[];
}

export interface CheckAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
}

/** Puts findings on the lines of the pull request's files. One check run per head and name: a re-run replaces it. */
export async function writeCheckRun(
  octokit: Octokit,
  repo: { owner: string; repo: string },
  run: CheckRun,
): Promise<string> {
  const { data: existing } = await octokit.checks.listForRef({
    ...repo,
    ref: run.headSha,
    check_name: run.name,
    filter: 'latest',
  });
  const output = (annotations: CheckAnnotation[]) => ({
    title: run.title,
    summary: run.summary,
    annotations,
  });
  const [first, ...rest] = batches(run.annotations);
  const body = {
    ...repo,
    name: run.name,
    status: 'completed' as const,
    conclusion: run.conclusion,
    output: output(first ?? []),
  };
  const known = existing.check_runs[0];
  // Annotations only ever add up: a run that already has some is replaced by a new one.
  const { data } =
    known === undefined || known.output.annotations_count > 0
      ? await octokit.checks.create({ ...body, head_sha: run.headSha })
      : await octokit.checks.update({ ...body, check_run_id: known.id });
  for (const batch of rest)
    await octokit.checks.update({ ...repo, check_run_id: data.id, output: output(batch) });
  return data.html_url ?? '';
}

function batches(annotations: CheckAnnotation[]): CheckAnnotation[][] {
  const result: CheckAnnotation[][] = [];
  for (let i = 0; i < annotations.length; i += BATCH) result.push(annotations.slice(i, i + BATCH));
  return result;
}
