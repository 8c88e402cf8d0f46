import { list } from '../http/list.ts';
import type { Route } from '../http/router.ts';
import { reads } from '../identity/access.ts';
import { presentEntry, presentEvent, timelineOf } from '../present/timeline.ts';
import { comparePull } from '../pulls/comparison.ts';
import { readIssue } from './find-issue.ts';
import { onRepository } from './on-repository.ts';

const needs = reads('issues', 'pull-requests');

export const timelineRoutes: Route[] = [
  onRepository('GET', '/issues/{issue_number}/timeline', needs, async (context) => {
    const { world, repository } = context;
    const issue = readIssue(context);
    const commits =
      issue.pull === null ? [] : (await comparePull(repository, issue.pull, issue.state === 'open')).commits;
    return list(context, timelineOf(issue, commits), (entry) =>
      presentEntry(world, repository, issue, entry),
    );
  }),

  onRepository('GET', '/issues/{issue_number}/events', needs, (context) =>
    list(context, readIssue(context).events, (event) =>
      presentEvent(context.world, context.repository, event),
    ),
  ),
];
