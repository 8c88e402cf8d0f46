import type { Params } from '../../model/finding.ts';
import { text } from '../words.ts';

/** What publishing refuses or leaves alone, and what a portal did not show afterwards. Keyed by reason id. */
export const publishing: Record<string, (p: Params) => string> = {
  // the whole plan
  'too-many-unsigned-changes': (p) =>
    `this would rewrite or retire ${text(p.unsigned)} of ${text(p.entries)} published entries (${text(p.percent)} %) without a signature; more than ${text(p.most)} % is refused. Look at the plan; if it is meant (a new look of all entries is), run again with --force, or start the workflow Publish with force ticked`,
  // one entry
  'entry-not-ours': (p) =>
    `${text(p.name)} is already on the portal and was not made by Daylight: choose another identifier, or take it over with --adopt ${text(p.name)}`,
  'name-of-another-dataset': (p) =>
    `${text(p.name)} already shows the dataset ${text(p.other)}: an identifier belongs to one dataset; choose another one for ${text(p.dataset)}`,
  'name-claimed-twice': (p) =>
    `the identifier ${text(p.name)} is used by more than one dataset: give ${text(p.dataset)} one of its own`,
  'name-stands-twice': (p) =>
    `the portal holds more than one entry called ${text(p.name)}: remove or rename the others there, then run again`,
  'adopt-unsigned': (p) =>
    `${text(p.name)} can be taken over only once ${text(p.dataset)} is signed completely`,
  'public-stays-public': (p) =>
    `${text(p.name)} is public, and a review never hides what the public has; to withdraw it, retire the dataset`,
  'entry-on-hold': (p) =>
    `${text(p.name)} was taken down and is on hold (${text(p.hold)}): no run touches it until a pull request signs it anew`,
  'hold-unordered': (p) =>
    `${text(p.name)} carries the marker of a takedown that the ledger does not know: it stays hidden, and nothing of it is published; an issue says what to do`,
  'edited-on-portal': (p) =>
    `somebody changed the description of ${text(p.name)} on the portal, and a pull request asks whether main should say the same: merge it, or close it and the portal is set right again; --force does so at once`,
  'dataset-unreadable': (p) =>
    `what is signed of ${text(p.dataset)} cannot be shown, since its metadata.yml or its department's department.yml cannot be read: mend it in a pull request`,
  'data-not-as-signed': (p) =>
    `${text(p.url)} answers with other data of ${text(p.dataset)} than was signed, and that is not published: put back what was there, or have the new digest signed in a pull request`,
  'data-unreachable': (p) =>
    `the data of ${text(p.dataset)} could not be fetched from ${text(p.url)} (${text(p.problem)}): see that the address answers, then run again`,
  'preview-undecided': (p) =>
    `${text(p.name)} stays as it is: its pull request could not be decided this time`,
  'stays-as-published': (p) => `${text(p.name)} stays as it is: nothing newer of it is signed`,
  // read back
  'read-back-invisible': (p) =>
    `the portal does not show ${text(p.name)} after it was sent: run again, then ask whoever runs the portal`,
  'read-back-exposed': (p) =>
    `the private entry ${text(p.name)} can be seen by everybody: make it private on the portal now, then run again`,
  'take-down-not-ours': (p) =>
    `everybody sees ${text(p.name)}, which bears the name of ${text(p.dataset)} and not the marker of Daylight, so that it was not touched: if it shows that dataset, make it private on the portal by hand, now`,
  'read-back-still-there': (p) => `the portal still shows ${text(p.name)} although it was removed: run again`,
  'read-back-not-retired': (p) => `the portal does not say that ${text(p.name)} is retired: run again`,
  'read-back-retired': (p) => `the portal still says that ${text(p.name)} is retired: run again`,
  'read-back-stale': (p) =>
    `the portal shows an older description of ${text(p.name)} than was sent: run again in a few minutes`,
  'read-back-data': (p) =>
    `the data of ${text(p.name)} as downloaded from the portal is not what was signed: run again`,
};
