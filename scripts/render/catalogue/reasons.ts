import type { Params } from '../../model/finding.ts';
import { partNames } from '../part-names.ts';
import { listed, plural, text } from '../words.ts';

/** The version that another one is held against. */
function before(p: Params): string {
  return p.since === undefined
    ? 'before'
    : `in the last version that all roles signed (pull request ${text(p.since)})`;
}

/** One plain sentence for everything derive can say: lanes, sign-offs, blockers, turns. Keyed by reason id. */
export const reasons: Record<string, (p: Params) => string> = {
  // lanes
  'lane-new-dataset': () => 'a new dataset: every sign-off and all checklists',
  'lane-moved': (p) =>
    `moves from ${text(p.from)} to ${text(p.to)}: whoever had it and whoever gets it both sign`,
  'lane-folder-gone': () => 'the folder was deleted: published data is retired, never deleted',
  'lane-retirement': () => 'a retirement: the reason, the replacement and the notice are reviewed',
  'lane-data-refresh': () =>
    'a data refresh: same columns, nothing new that is sensitive, rows within bounds',
  'lane-metadata-edit': () => 'an edit of descriptive metadata only',
  'lane-schema-change': (p) => `a change of ${partNames(p.parts)}: reviewed like a new dataset`,
  'lane-department': (p) => `a change of ${text(p.file)}: the department's own rosters and inventory`,
  'lane-new-department': (p) =>
    `a change of ${text(p.file)}: the department has no leadership on the main branch that could sign`,
  'lane-policy': (p) => `a change of ${text(p.file)}: policy and code of the programme`,
  'refresh-unreadable': () => 'more than a refresh: the data could not be compared with the version before',
  'refresh-elsewhere': (p) => `more than a refresh: the data is now ${text(p.where)}`,
  'refresh-columns': () => 'more than a refresh: the columns are not the same as before',
  'refresh-types': (p) => `more than a refresh: the type of ${listed(p.columns)} changed`,
  'refresh-rows': (p) => `more than a refresh: ${text(p.before)} rows ${before(p)}, ${text(p.after)} now`,
  'refresh-keys': (p) =>
    `more than a refresh: ${text(p.gone)} of the keys that were there ${before(p)} are gone`,
  'refresh-detections': (p) => `more than a refresh: the data now seems to hold ${listed(p.found)}`,
  // sign-offs
  signed: (p) => `signed by ${text(p.login)}`,
  'not-signed': () => 'not signed yet',
  stale: (p) => `${text(p.login)} signed an earlier version; since then ${partNames(p.parts)} changed`,
  'withheld-since': (p) =>
    `${text(p.login)} signed before ${text(p.by)} withheld the case: it is signed anew`,
  'changes-requested': (p) =>
    p.dismissedBy === undefined
      ? `${text(p.login)} asked for changes`
      : `${text(p.login)} asked for changes; ${text(p.dismissedBy)} dismissed that, and is not on the roster of this role`,
  'changes-made-since': (p) => `${text(p.login)} asked for changes; since then ${partNames(p.parts)} changed`,
  'submitted-again': (p) => `${text(p.login)} asked for changes; the case was submitted again as it is`,
  'signed-for-another-role': (p) =>
    `${listed(p.logins)} signed for another role: each role needs a person of its own${whoElse(p)}`,
  'author-cannot-sign': (p) => `${text(p.login)} opened this pull request and cannot sign it${whoElse(p)}`,
  'contributor-cannot-sign': (p) =>
    `${text(p.login)} changed ${partNames(p.parts)} and cannot sign for it${whoElse(p)}`,
  'not-on-roster': (p) => `${text(p.login)} is not on the roster of this role`,
  'nobody-can-sign': (p) =>
    `nobody on the roster can sign (${listed(p.roster)} wrote it): name an alternate in governance.yml or department.yml`,
  'roster-unreadable': (p) => `the roster could not be read (${text(p.error)}): nobody counts until it can`,
  'asked-again': (p) =>
    `the approval by ${text(p.login)} could not be tied to what it approved, because the branch moved: please approve once more`,
  // blockers
  'files-incomplete': (p) =>
    `only ${text(p.listed)} of ${text(p.counted)} changed files could be listed: split this pull request`,
  'shared-head': (p) => `${listed(p.others)} has the same head commit, and one status speaks for both`,
  'nothing-changed': () => 'this pull request changes nothing',
  'findings-open': (p) => `${plural(p.errors, 'error')} found by the checks`,
  'behind-base': (p) => `${text(p.dataset)} has changed on the main branch meanwhile: update this branch`,
  withheld: (p) => `withheld by ${text(p.login)}: it is not published`,
  'blocked-by-request': (p) => `${text(p.title)} asked for changes`,
  draft: () => 'still a draft: "Ready for review" submits it',
  'answers-missing': (p) =>
    `${plural(p.count, 'answer')} missing in the ${text(p.checklist)} checklist (${listed(p.roles)})`,
  'sign-off-missing': (p) => `${text(p.title)}${scopeOf(text(p.role))} has not signed`,
  embargo: (p) => `complete; held until its release date ${text(p.date)}`,
  // turns
  'turn-findings-open': (p) => `mend ${plural(p.errors, 'error')} listed below`,
  'turn-files-incomplete': () => 'split this pull request: it changes more files than can be listed',
  'turn-shared-head': (p) =>
    `close this pull request or ${listed(p.others)}, or push a commit: both have the same head`,
  'turn-nothing-changed': () => 'close this pull request, or push what it was meant to change',
  'turn-behind-base': (p) =>
    `update this branch: ${text(p.dataset)} has changed on the main branch meanwhile`,
  'turn-mend-request': (p) =>
    `mend what ${text(p.title)} (${text(p.login)}) asked for, then ask for review again`,
  'turn-submit': () => 'look it over and press "Ready for review" to submit it',
  'turn-sign': () => 'review and sign',
  'turn-submit-again': () =>
    'look over what changed, then press "Convert to draft" and "Ready for review": that signs it again',
  'turn-sign-together': () => 'review and sign, in any order',
  'turn-answer': () => 'answer the questions that are left, then approve once more',
  'turn-merge': () => 'merge to publish, everything stands',
  'turn-merging': (p) => `everything stands and ${text(p.login)} said /publish; Daylight merges it`,
  'turn-withheld': (p) =>
    `withheld by ${text(p.login)}; nothing is published, and the inventory keeps the reason`,
  'turn-merged': () => 'merged; publishing follows by itself, and a comment says what became of it',
  'turn-published': () => 'merged and published; where, is said below',
  'turn-not-live': () =>
    'merged, and not everything is live: run the workflow Publish again; what went wrong is said below',
  'turn-closed': () => 'closed without merging; nothing is published',
  'turn-stuck': () => 'nobody can act: see what blocks this below',
  // commands in comments
  'command-not-yours': (p) => `${text(p.command)} is for people of another role in this case`,
  'command-too-late': (p) => `${text(p.command)} comes too late: this pull request is closed`,
  'command-needs-text': (p) => `${text(p.command)} needs a sentence behind it that says why, or what`,
  'command-unknown-role': (p) => `there is no role ${text(p.role)} here, only ${listed(p.roles)}`,
  'command-nothing-asked': (p) => `${text(p.role)} has not been asked for advice, or has given it`,
  'command-edited': () => 'the comment was edited, and nobody can tell by whom: please write it anew',
  // answers by comment
  'answer-unreadable': (p) => `the block for ${text(p.dataset)} could not be read: ${text(p.problem)}`,
  'answer-dataset-unknown': (p) => `${text(p.dataset)} is not a dataset of this pull request`,
  'answer-question-unknown': (p) => `the ${text(p.checklist)} checklist has no question ${text(p.question)}`,
  'answer-not-yours': (p) =>
    `${text(p.question)} is answered by ${text(p.role)}, and ${text(p.login)} is not on that roster`,
};

/** Who can sign where somebody cannot. */
function whoElse({ able }: Params): string {
  if (!Array.isArray(able)) return '';
  return able.length > 0
    ? `; ${listed(able)} can`
    : '; nobody else is on the roster: name an alternate in governance.yml or department.yml';
}

/** `department/transport` is leadership of transport, and there may be another. */
function scopeOf(role: string): string {
  const scope = role.split('/')[1];
  return scope === undefined ? '' : ` (${scope})`;
}
