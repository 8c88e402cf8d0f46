import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import type { TriggerEvent } from './event.ts';
import { matchesFilter } from './filter-pattern.ts';
import { textAt } from './payload.ts';
import type { Workflow } from './workflow.ts';

interface Filters {
  types?: string[];
  workflows?: string[];
  branches?: string[];
  'branches-ignore'?: string[];
  tags?: string[];
  'tags-ignore'?: string[];
  paths?: string[];
  'paths-ignore'?: string[];
}

/** The activity types that count where a workflow names none. */
const DEFAULT_TYPES: Record<string, string[]> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
};

const SKIP = /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/;

/** Does the event start the workflow? `changed` lists the paths that differ, and is asked only where `paths:` is written. */
export async function isTriggered(
  workflow: Workflow,
  event: TriggerEvent,
  changed: () => Promise<string[]>,
): Promise<boolean> {
  const written: unknown = workflow.on[event.name];
  if (written === undefined || written === null) return false;
  if (event.name === 'schedule') return startsOnSchedule(workflow.on, event);
  if (event.name === 'workflow_dispatch') return textAt(event.payload, 'workflow') === workflow.path;
  const filters: Filters = written;
  if (!typeMatches(filters, event) || !branchMatches(filters, event) || asksToSkip(event)) return false;
  if (event.name === 'workflow_run')
    return filters.workflows?.includes(textAt(event.payload, 'workflow_run', 'name') ?? '') ?? false;
  return pathMatches(filters, changed);
}

function startsOnSchedule(on: EventsConfig, event: TriggerEvent): boolean {
  const line = textAt(event.payload, 'schedule');
  return on.schedule?.some((entry) => entry.cron === line) ?? false;
}

function typeMatches(filters: Filters, event: TriggerEvent): boolean {
  const types = filters.types ?? DEFAULT_TYPES[event.name];
  return types === undefined || types.includes(event.action ?? '');
}

function branchMatches(filters: Filters, event: TriggerEvent): boolean {
  const tag = event.name === 'push' && event.ref.startsWith('refs/tags/');
  const [include, exclude] = tag
    ? [filters.tags, filters['tags-ignore']]
    : [filters.branches, filters['branches-ignore']];
  const [otherInclude, otherExclude] = tag
    ? [filters.branches, filters['branches-ignore']]
    : [filters.tags, filters['tags-ignore']];
  if (include !== undefined) return matchesFilter(event.filterBranch, include);
  if (exclude !== undefined) return !matchesFilter(event.filterBranch, exclude);
  // With filters for branches alone a push of a tag starts nothing, and the other way round.
  return otherInclude === undefined && otherExclude === undefined;
}

async function pathMatches(filters: Filters, changed: () => Promise<string[]>): Promise<boolean> {
  const { paths, 'paths-ignore': ignored } = filters;
  if (paths !== undefined) return (await changed()).some((path) => matchesFilter(path, paths));
  if (ignored !== undefined) return (await changed()).some((path) => !matchesFilter(path, ignored));
  return true;
}

/** Only where the code of the commit itself would run: a pull request cannot talk its way past pull_request_target. */
function asksToSkip(event: TriggerEvent): boolean {
  if (event.name === 'push') return SKIP.test(textAt(event.payload, 'head_commit', 'message') ?? '');
  return false;
}
