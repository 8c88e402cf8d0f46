import { type Domain, nextId, timestamp, type User } from './domain.ts';
import { dropJob, releaseJob } from './job.ts';
import { badRequest, forbidden, notFound } from './refusal.ts';
import type { Revision } from './revision.ts';
import { type Answer, type Call, type JsonObject, jsonBody, objectOf, type Route, textOf } from './router.ts';
import { editableView, updated, type View, visibleView } from './view.ts';

/** An asset in the queue of those that want to be seen by more people, or that changed while they are. */
export interface Submission {
  id: number;
  recordId: number;
  fourfour: string;
  object: 'public_audience_request' | 'revision';
  outcome: 'change_audience' | 'update_published_asset';
  details: JsonObject;
  state: 'pending' | 'approved' | 'rejected';
  notes: string;
  submittedBy: User;
  submittedAt: string;
}

const QUEUE = '/api/views/{id}/approvals';

export const approvalRoutes: Route[] = [
  { method: 'GET', path: QUEUE, call: 'guidance_v2', handle: guidance },
  { method: 'POST', path: QUEUE, call: 'startWorkflowSubmission', handle: start },
  { method: 'DELETE', path: `${QUEUE}/{submission}`, call: 'cancelWorkflowSubmission', handle: withdraw },
  { method: 'PUT', path: `${QUEUE}/{record}`, handle: review },
];

export function needsApproval({ settings }: Domain): boolean {
  return settings.approvals === 'manual';
}

export function submit(
  domain: Domain,
  view: View,
  user: User,
  what: Pick<Submission, 'object' | 'outcome' | 'details'>,
): Submission {
  const submission: Submission = {
    id: nextId(domain),
    recordId: nextId(domain),
    fourfour: view.id,
    ...what,
    state: 'pending',
    notes: '',
    submittedBy: user,
    submittedAt: timestamp(domain),
  };
  domain.submissions.set(submission.id, submission);
  domain.changes += 1;
  return submission;
}

/** The newest one that nobody withdrew. */
export function submissionOf(domain: Domain, fourfour: string): Submission | null {
  return [...domain.submissions.values()].findLast((each) => each.fourfour === fourfour) ?? null;
}

function guidance({ domain, user, parameters: { id = '' } }: Call): Answer {
  const view = visibleView(domain, user, id);
  const submission = submissionOf(domain, view.id);
  const root = `/api/views/${view.id}/approvals`;
  const idle = { currentState: 'unsubmittable' };
  if (submission !== null && submission.state !== 'approved') {
    const { state, outcome, id: submissionId, recordId } = submission;
    const withdrawUrl = `${root}/${submissionId}?method=cancelWorkflowSubmission`;
    const updateUrl = state === 'pending' ? { updateUrl: `${root}/${recordId}` } : {};
    return {
      status: 200,
      body: {
        public: { currentState: state, currentOutcome: outcome, withdrawUrl, ...updateUrl },
        internal: idle,
      },
    };
  }
  if (view.scope === 'public') {
    const current = { currentState: 'approved', currentOutcome: submission?.outcome ?? 'change_audience' };
    return { status: 200, body: { public: current, internal: idle } };
  }
  const option = {
    workflowId: 1,
    displayName: 'Public audience',
    submissionUrl: `${root}?method=startWorkflowSubmission`,
    expectedState: needsApproval(domain) ? 'pending' : 'approved',
  };
  const change = {
    queueOptions: [option],
    submission: { object: 'public_audience_request', outcome: 'change_audience' },
  };
  return {
    status: 200,
    body: { public: { currentState: 'submittable', toChangeAudience: change }, internal: idle },
  };
}

function start(call: Call): Answer {
  const { domain, user, parameters } = call;
  const view = editableView(domain, user, parameters.id ?? '');
  const { object, outcome } = jsonBody(call);
  if (object !== 'public_audience_request' || outcome !== 'change_audience')
    throw badRequest(`An asset that is not public is submitted as public_audience_request`);
  requestAudience(domain, view, user);
  return { status: 200, body: {} };
}

/** Public at once, or once somebody agrees. */
export function requestAudience(domain: Domain, view: View, user: User | null): void {
  if (view.scope === 'public' || user === null) return;
  if (!view.published) throw badRequest('Only a published asset can be made public');
  const waiting = submissionOf(domain, view.id);
  if (waiting?.state === 'pending') return;
  const submission = submit(domain, view, user, {
    object: 'public_audience_request',
    outcome: 'change_audience',
    details: {},
  });
  if (!needsApproval(domain)) settle(domain, view, submission, 'approved');
}

function review(call: Call): Answer {
  const { domain, user, parameters } = call;
  const view = visibleView(domain, user, parameters.id ?? '');
  if (user?.role !== 'administrator') throw forbidden('Reviewing needs the right review_public_approvals');
  const record = Number(parameters.record);
  const submission = [...domain.submissions.values()].find(({ recordId }) => recordId === record);
  if (submission === undefined) throw notFound(`approval ${record}`);
  const { state, notes } = jsonBody(call);
  if (state !== 'approved' && state !== 'rejected') throw badRequest('state should be approved or rejected');
  if (submission.state !== 'pending') throw badRequest(`The submission is ${submission.state}`);
  submission.notes = textOf(notes);
  settle(domain, view, submission, state);
  return { status: 200, body: {} };
}

function settle(domain: Domain, view: View, submission: Submission, state: 'approved' | 'rejected'): void {
  submission.state = state;
  updated(domain, view, 'metadata');
  const revision = revisionOf(domain, submission);
  if (state === 'rejected') {
    if (revision !== null) dropJob(revision);
    return;
  }
  if (submission.outcome === 'change_audience') view.scope = 'public';
  else if (revision !== null) releaseJob(domain, revision);
}

function withdraw({ domain, user, parameters }: Call): Answer {
  editableView(domain, user, parameters.id ?? '');
  const submission = domain.submissions.get(Number(parameters.submission));
  if (submission === undefined || submission.state === 'approved')
    throw notFound(`submission ${parameters.submission}`);
  const revision = revisionOf(domain, submission);
  if (revision !== null) dropJob(revision);
  domain.submissions.delete(submission.id);
  domain.changes += 1;
  return { status: 200, body: {} };
}

function revisionOf(domain: Domain, { fourfour, outcome, details }: Submission): Revision | null {
  if (outcome !== 'update_published_asset') return null;
  const seq = textOf(objectOf(details).id);
  return domain.revisions.get(fourfour)?.find((each) => String(each.seq) === seq) ?? null;
}
