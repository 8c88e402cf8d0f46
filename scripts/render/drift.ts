import type { PhrasingContent } from 'mdast';
import type { Reason } from '../model/finding.ts';
import { code, heading, link, list, paragraph, toMarkdown, words } from './markdown.ts';
import { explainPublishing } from './receipts.ts';
import { listed } from './words.ts';

export const DRIFT_MARKER = 'drift';

/** How a portal differs from what is signed on main, without anybody having committed anything. */
export interface Drifted {
  name: string;
  dataset: string;
  /**
   * vanished: it is not there; exposed: it is seen by more people than it should; held: it is hidden by the marker of a
   * takedown that nobody ordered; changed: something of it differs; shown: a visitor sees something else than the portal
   * says it holds, for this reason.
   */
  what: 'vanished' | 'exposed' | 'held' | 'changed' | 'shown';
  reason?: Reason;
  /** Of what changed: data, metadata, visibility, retired. */
  differs: string[];
  /** Fields that people edited there and that main may take over, and where that is asked. */
  fields: string[];
  proposal?: string;
}

export interface DriftOn {
  portal: string;
  drifted: Drifted[];
  /** Why it could not be asked. */
  outage?: string;
}

/** The one issue about drift. Of what portals hold only names of entries and fields are told, never their text. */
export function renderDriftIssue(portals: readonly DriftOn[]): string {
  return toMarkdown([
    paragraph(
      words(
        'A portal shows something else than what is signed on main, and no commit explains it. Somebody changed it there, or something broke.',
      ),
    ),
    ...portals
      .filter(({ drifted, outage }) => drifted.length > 0 || outage !== undefined)
      .flatMap(({ portal, drifted, outage }) => [
        heading(3, words(portal)),
        ...(outage === undefined
          ? []
          : [paragraph(words('It could not be asked this time; the run says why.'))]),
        ...(drifted.length === 0 ? [] : [list(drifted.slice(0, MOST).map(item))]),
        ...(drifted.length <= MOST ? [] : [paragraph(words(`And ${drifted.length - MOST} more.`))]),
      ]),
    paragraph(
      words(
        'What is asked in a pull request stays on the portal until somebody merges or closes it. Everything else is set right by the next run of Publish. This issue is kept up to date every night, and closes by itself.',
      ),
    ),
  ]);
}

/** An issue takes 65,536 characters, and nobody reads more than this. */
const MOST = 200;

/** The same for a terminal. */
export function renderDrift(portals: readonly DriftOn[]): string {
  return portals
    .map(({ portal, drifted, outage }) => {
      if (outage !== undefined) return `${portal}: could not be asked (${outage})`;
      if (drifted.length === 0) return `${portal}: shows what is signed on main`;
      return [
        `${portal}: ${drifted.length} differ`,
        ...drifted.map((entry) => `  ${entry.name} ${said(entry)}`),
      ].join('\n');
    })
    .join('\n');
}

export const OVERWRITTEN_MARKER = 'overwritten';

/** The issue about what a publication set right. Whoever changed it there on purpose has to hear that it is gone, and why. */
export function renderOverwritten(portals: readonly Pick<DriftOn, 'portal' | 'drifted'>[]): string {
  return toMarkdown([
    paragraph(
      words(
        'These entries were not as they had been left: somebody changed them on the portal, or something broke there. What is signed on main was published over it.',
      ),
    ),
    ...portals
      .filter(({ drifted }) => drifted.length > 0)
      .flatMap(({ portal, drifted }) => [
        heading(3, words(portal)),
        list(
          drifted
            .slice(0, MOST)
            .map(({ name, what, differs }) => [code(name), words(` ${before(what, differs)}`)]),
        ),
      ]),
    paragraph(
      words(
        'Whoever meant it makes the same change in metadata.yml, where it is signed and stays. This issue is closed by the next night in which the portals are in line.',
      ),
    ),
  ]);
}

/** The same of one entry, for the log of a run. */
export function explainOverwritten({ name, what, differs }: Drifted): string {
  return `${name} ${before(what, differs)}, and was set right`;
}

function before(what: Drifted['what'], differs: readonly string[]): string {
  if (what === 'vanished') return 'was not there any more';
  if (what === 'exposed') return 'could be seen by people who must not see it';
  return `differed in ${listed(differs)}`;
}

/** The pull request that brings into Git what people wrote on a portal. */
export function renderDriftPullRequest(
  portal: string,
  { dataset, fields }: Pick<Drifted, 'dataset' | 'fields'>,
): string {
  return toMarkdown([
    paragraph(
      words(`Somebody changed ${listed(fields)} of `),
      code(dataset),
      words(
        ` on the portal ${portal} itself. If that is right, main should say it too: this pull request does.`,
      ),
    ),
    list([
      [words('Right: submit it with "Ready for review" and have it signed, as any other edit.')],
      [words('Wrong: close it. The next run of Publish sets the portal right again.')],
    ]),
    paragraph(words('Until then the portal is left as it is.')),
  ]);
}

/** Said on that pull request when it is closed because there is nothing left to decide. */
export function renderEditGone(portal: string): string {
  return toMarkdown([
    paragraph(
      words(
        `Closed, because the portal ${portal} does not show this edit any more: somebody took it back or changed it again there, or something newer was signed and published. An edit that it shows now has a pull request of its own.`,
      ),
    ),
  ]);
}

function item(entry: Drifted): PhrasingContent[] {
  const where =
    entry.proposal === undefined ? [] : [words(': '), link(entry.proposal, words('pull request'))];
  return [code(entry.name), words(` ${said(entry)}`), ...where];
}

function said({ what, differs, fields, reason }: Drifted): string {
  if (reason !== undefined) return `is not shown as it should be: ${explainPublishing(reason)}`;
  if (what === 'vanished') return 'is not there any more';
  if (what === 'exposed') return 'can be seen by people who must not see it';
  if (what === 'held')
    return 'is hidden by the marker of a takedown that nobody ordered, and stays so; an issue of its own says what to do';
  return fields.length > 0 ? `has another ${listed(fields)}` : `differs in ${listed(differs)}`;
}
