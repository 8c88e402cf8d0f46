import { nullableText, optionalText, text } from '../http/body.ts';
import { parameter, type RepositoryContext } from '../http/context.ts';
import { list } from '../http/list.ts';
import { notFound, validationFailed } from '../http/refusal.ts';
import { created, noContent, ok, type Reply } from '../http/reply.ts';
import type { Route } from '../http/router.ts';
import { reads, writes } from '../identity/access.ts';
import { presentLabel } from '../present/issue.ts';
import { addLabels, labelNames, removeLabel, setLabels } from '../pulls/labels.ts';
import type { Issue, Label } from '../state/issue.ts';
import { readIssue, writeIssue } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const read = reads('issues', 'pull-requests');
const write = writes('triage', 'issues', 'pull-requests');
const settings = writes('write', 'issues', 'pull-requests');

export const labelRoutes: Route[] = [
  onRepository('GET', '/labels', read, (context) =>
    listLabels(context, [...context.repository.labels.values()]),
  ),

  onRepository('POST', '/labels', settings, ({ world, repository, body }) => {
    const name = text(body, 'name');
    if (repository.labels.has(name.toLowerCase()))
      throw validationFailed({ resource: 'Label', field: 'name', code: 'already_exists' });
    const color = readColor(optionalText(body, 'color')) ?? 'ededed';
    const label: Label = {
      id: world.nextId(),
      name,
      color,
      description: nullableText(body, 'description') ?? null,
    };
    repository.labels.set(name.toLowerCase(), label);
    return created(presentLabel(world, repository, label));
  }),

  onRepository('GET', '/labels/{name}', read, (context) =>
    ok(presentLabel(context.world, context.repository, findLabel(context))),
  ),

  onRepository('PATCH', '/labels/{name}', settings, (context) => {
    const { world, repository, body } = context;
    const label = findLabel(context);
    const name = optionalText(body, 'new_name') ?? label.name;
    repository.labels.delete(label.name.toLowerCase());
    label.name = name;
    label.color = readColor(optionalText(body, 'color')) ?? label.color;
    label.description = nullableText(body, 'description') ?? label.description;
    repository.labels.set(name.toLowerCase(), label);
    return ok(presentLabel(world, repository, label));
  }),

  onRepository('DELETE', '/labels/{name}', settings, (context) => {
    const label = findLabel(context);
    context.repository.labels.delete(label.name.toLowerCase());
    for (const issue of context.repository.issues.values())
      issue.labels = issue.labels.filter((each) => each !== label);
    return noContent;
  }),

  onRepository('GET', '/issues/{issue_number}/labels', read, (context) =>
    listLabels(context, readIssue(context).labels),
  ),

  onRepository('POST', '/issues/{issue_number}/labels', write, async (context) => {
    const target = writeIssue(context, 'triage');
    await addLabels(target, namesIn(context));
    return listLabels(context, target.issue.labels);
  }),

  onRepository('PUT', '/issues/{issue_number}/labels', write, async (context) => {
    const target = writeIssue(context, 'triage');
    await setLabels(target, namesIn(context));
    return listLabels(context, target.issue.labels);
  }),

  onRepository('DELETE', '/issues/{issue_number}/labels', write, async (context) => {
    await setLabels(writeIssue(context, 'triage'), []);
    return noContent;
  }),

  onRepository('DELETE', '/issues/{issue_number}/labels/{name}', write, async (context) => {
    const target = writeIssue(context, 'triage');
    await removeLabel(target, labelOf(target.issue, parameter(context, 'name')));
    return listLabels(context, target.issue.labels);
  }),
];

/** `{labels: […]}`, or the bare list that the API takes as well. */
function namesIn({ body }: RepositoryContext): string[] {
  return labelNames(body, body.items === undefined ? 'labels' : 'items');
}

function readColor(written: string | undefined): string | undefined {
  if (written === undefined || /^[0-9a-f]{6}$/i.test(written)) return written?.toLowerCase();
  throw validationFailed({ resource: 'Label', field: 'color', code: 'invalid' });
}

function findLabel(context: RepositoryContext): Label {
  const label = context.repository.labels.get(parameter(context, 'name').toLowerCase());
  if (label === undefined) throw notFound();
  return label;
}

function labelOf(issue: Issue, name: string): Label {
  const label = issue.labels.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (label === undefined) throw notFound('Label does not exist');
  return label;
}

function listLabels(context: RepositoryContext, labels: readonly Label[]): Promise<Reply> {
  return list(context, labels, (label) => presentLabel(context.world, context.repository, label));
}
