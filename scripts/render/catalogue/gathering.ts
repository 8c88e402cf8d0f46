import type { Params } from '../../model/finding.ts';
import { listed, text } from '../words.ts';
import type { Sentence } from './sentence.ts';

const brought = (p: Params): string =>
  `${text(p.commit) === '' ? '' : `, brought by commit ${text(p.commit)}`}${p.gone === true ? ', and gone from the files since' : ''}`;

/** What reading the repository can find, before any file is judged by what it says. */
export const gathering: Record<string, Sentence> = {
  'secret-committed': {
    expected: () => 'no password, token or key in any commit',
    found: (p) => `one${brought(p)}`,
    fix: (p) =>
      p.gone === true
        ? 'change it where it is used; then close this pull request and bring the files in a new branch, because a commit keeps what it held.'
        : 'change it where it is used, take it out, and bring the files in a new branch, because a commit keeps what it held.',
  },
  'personal-data-committed': {
    expected: () => 'no data about a person in any commit',
    found: (p) => `${listed(p.kinds)}${brought(p)}`,
    fix: () =>
      'bring the clean files in a new branch, or merge with "Squash and merge", and ask an administrator to remove the old commits.',
  },
  'reference-missing': {
    expected: (p) => `a column '${text(p.column)}' in the data of ${text(p.dataset)}`,
    found: () => 'none',
    fix: (p) => `correct references: of '${text(p.name)}', or publish that dataset first.`,
  },
  'reference-unknown': {
    expected: (p) =>
      `every value of '${text(p.name)}' to be one of '${text(p.column)}' in ${text(p.dataset)}`,
    found: (p) => `${text(p.unknown)} of ${text(p.codes)} different ones that are not`,
    fix: () => 'correct the values, or add what is missing to the other dataset first.',
  },
  'reference-not-compared': {
    expected: (p) => `few enough values to compare '${text(p.name)}' with ${text(p.dataset)}`,
    found: () => 'more than 60 different ones, or values that belong to people',
    fix: () => 'nothing; compare them by hand where it matters.',
  },
  'history-not-searched': {
    expected: () => 'a pull request whose every commit could be searched for passwords and keys',
    found: (p) =>
      p.left === 0 ? 'commits that this clone does not have' : `${text(p.left)} contents too many`,
    fix: () => 'split the pull request, or run the check again on a full clone.',
  },
  'missing-file': {
    expected: (p) => `a file ${text(p.file)}`,
    found: (p) => (p.folder === '' ? 'none' : `none in ${text(p.folder)}`),
    fix: (p) =>
      p.folder === ''
        ? `add ${text(p.file)} to the top folder of the repository; nothing can be decided without it.`
        : `add ${text(p.file)}; "npm run daylight -- new" writes one to fill in.`,
  },
  'dataset-not-found': {
    expected: () => 'the folder of a dataset',
    found: (p) => `no folder datasets/${text(p.dataset)}`,
    fix: (p) =>
      text(p.closest) === ''
        ? 'check the spelling: <department>/<dataset>, as the folders are named.'
        : `write ${text(p.closest)}, if that is what you mean.`,
  },
  'symbolic-link': {
    expected: () => 'a file',
    found: (p) => (p.folder === true ? 'a folder' : 'a link to another place'),
    fix: (p) =>
      p.folder === true
        ? `put a file of the name ${text(p.path)} in its place.`
        : `replace ${text(p.path)} with a copy of the file it points to.`,
  },
  submodule: {
    expected: () => 'files',
    found: () => 'another repository inside the dataset folder',
    fix: (p) =>
      `remove the hidden .git folder from ${text(p.path)}, or copy its files into the dataset folder.`,
  },
  'file-too-large': {
    expected: (p) => `a file of up to ${megabytes(p.limit)}`,
    found: (p) => megabytes(p.bytes),
    fix: () =>
      'keep large data on a file server and give its address and digest as url and sha256 in metadata.yml.',
  },
  'case-collision': {
    expected: () => 'file names that differ in more than capital letters',
    found: (p) => `${text(p.other)} and ${text(p.path)}`,
    fix: () => 'rename or remove one of them: on many computers they are one and the same file.',
  },
  'path-traversal': {
    expected: () => 'the name of a file in this folder, such as data.csv',
    found: (p) => `"${text(p.path)}"`,
    fix: () => 'put the data file into the dataset folder and give its plain name.',
  },
  'distribution-missing': {
    expected: (p) => `the data file ${text(p.path)} in this folder`,
    found: () => 'no such file',
    fix: () => 'add the file, or correct the name under distribution (capital letters count).',
  },
  'distribution-digest': {
    expected: (p) => `data with the SHA-256 digest ${short(p.expected)}`,
    found: (p) => short(p.found),
    fix: (p) =>
      p.where === 'url'
        ? `make sure that the address serves the version under review, or set sha256 to ${text(p.found)} and have it reviewed.`
        : `set sha256 under distribution to ${text(p.found)}, or restore the file it was made for.`,
  },
  'distribution-unreachable': {
    expected: (p) => `the data at ${text(p.url)}`,
    found: (p) => text(p.problem),
    fix: () =>
      'check that the address opens in a private browser window, without signing in, and starts with https://.',
  },
  'distribution-offline': {
    expected: (p) => `to look into the data at ${text(p.url)}`,
    found: () => 'that fetching is turned off (--offline)',
    fix: () => 'run again without --offline; the check on the pull request fetches it in any case.',
  },
  'ledger-broken': {
    expected: (p) => `the record ${text(p.file)} as Daylight wrote it`,
    found: (p) => `that line ${text(p.line)} was changed, or a line before it removed`,
    fix: () =>
      'the Chief Data Officer and the CISO find out who changed the ledger branch, and restore the file from its history; until then nothing in it counts.',
  },
  'other-base': {
    expected: (p) =>
      `a pull request into ${text(p.expected)}, whose rules decide and from which is published`,
    found: (p) => `one into ${text(p.base)}`,
    fix: (p) => `press Edit beside the title, and choose ${text(p.expected)} as the base.`,
  },
  'unrelated-history': {
    expected: (p) => `a branch that was made from ${text(p.expected)}`,
    found: () => 'one with a history of its own, of which nobody can say what it changes',
    fix: (p) => `start a branch anew from ${text(p.expected)}, put the same files there, and open that.`,
  },
  'too-many-files': {
    expected: (p) => `fewer than ${text(p.most)} changed files, each of which can be checked`,
    found: (p) => `${text(p.counted)}, of which GitHub lists ${text(p.listed)}`,
    fix: () => 'split this pull request into smaller ones, at best one for each dataset.',
  },
  'too-many-commits': {
    expected: () => 'up to 250 commits, so that it is known who changed what',
    found: (p) => `${text(p.counted)}, of which GitHub lists ${text(p.listed)}`,
    fix: () => 'combine the commits, or open a new pull request from a fresh branch with the same files.',
  },
};

function megabytes(bytes: unknown): string {
  const size = Number(bytes) / 1024 / 1024;
  return `${size >= 10 ? Math.ceil(size) : Math.ceil(size * 10) / 10} MB`;
}

function short(digest: unknown): string {
  return `${text(digest).slice(0, 12)}…`;
}
