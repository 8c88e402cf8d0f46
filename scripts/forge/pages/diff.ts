import type { FileChange } from '../git/diff.ts';
import type { CheckAnnotation } from '../state/commit-report.ts';
import type { ReviewComment } from '../state/pull-request.ts';
import { type Html, html, nothing } from './html.ts';
import { icon } from './icons.ts';
import { avatar, person } from './parts.ts';

/** What is said about a line of the new version. */
export interface LineNotes {
  annotations: readonly CheckAnnotation[];
  comments: readonly ReviewComment[];
}

/** A file shows no more lines; the rest is counted. */
const MOST_LINES = 400;

const STATUS: Record<FileChange['status'], string> = {
  added: 'added',
  removed: 'deleted',
  modified: 'changed',
  renamed: 'renamed',
  copied: 'copied',
  changed: 'changed type',
};

/** One changed file, with annotations and comments under their lines. */
export function fileDiff(change: FileChange, patch: string | undefined, notes: LineNotes): Html {
  const name = change.previousPath === null ? change.path : `${change.previousPath} → ${change.path}`;
  return html`<details class="card file" id="file-${encodeURIComponent(change.path)}" open>
<summary>${icon('file')} <span class="path" dir="auto">${name}</span> <span class="pill">${STATUS[change.status]}</span> <span class="end"><span class="good">+${change.additions}</span> <span class="bad">−${change.deletions}</span></span></summary>
${strayNotes(notes)}${patch === undefined ? html`<p class="quiet pad">${change.binary ? 'Binary file not shown.' : 'No lines to show: the file is large, or only its name or mode changed.'}</p>` : table(change.path, patch, notes)}
</details>`;
}

function table(path: string, patch: string, notes: LineNotes): Html {
  const lines = patch.split('\n');
  const rows: Html[] = [];
  let [before, after] = [0, 0];
  for (const line of lines.slice(0, MOST_LINES)) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk !== null) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      rows.push(html`<tr class="hunk"><td></td><td></td><td>${line}</td></tr>\n`);
      continue;
    }
    const kind = line.startsWith('+') ? 'plus' : line.startsWith('-') ? 'minus' : '';
    const old = kind === 'plus' || line.startsWith('\\') ? '' : String(before++);
    const now = kind === 'minus' || line.startsWith('\\') ? '' : String(after++);
    rows.push(
      html`<tr class="${kind}"><td class="number">${old}</td><td class="number">${now}</td><td class="code">${line}</td></tr>\n`,
    );
    if (now !== '') rows.push(...notesAt(Number(now), notes));
  }
  const more = lines.length - MOST_LINES;
  return html`<div class="table-wrap"><table class="diff"><caption class="visually-hidden">Changes of ${path}</caption><tbody>
${rows}</tbody></table></div>${more > 0 && html`<p class="quiet pad">${more} more lines are not shown.</p>`}`;
}

function notesAt(line: number, { annotations, comments }: LineNotes): Html[] {
  return [
    ...annotations.filter(({ endLine }) => endLine === line).map((each) => noteRow(annotation(each))),
    ...comments
      .filter((each) => each.line === line && each.side === 'RIGHT')
      .map((each) =>
        noteRow(
          html`<div class="note">${avatar(each.author)} ${person(each.author)}<p dir="auto">${each.body}</p></div>`,
        ),
      ),
  ];
}

function noteRow(content: Html): Html {
  return html`<tr class="said"><td></td><td></td><td>${content}</td></tr>\n`;
}

/** Annotations about the file as a whole stand at its top. */
function strayNotes({ annotations }: LineNotes): Html {
  const whole = annotations.filter(({ endLine }) => endLine < 1);
  return whole.length === 0 ? nothing : html`<div class="pad">${whole.map(annotation)}</div>`;
}

export function annotation({ level, title, message, startLine }: CheckAnnotation): Html {
  const words = { failure: 'Error', warning: 'Warning', notice: 'Notice' };
  return html`<div class="note note-${level}">${icon(level === 'notice' ? 'issue' : 'alert')} <div><strong>${words[level]}</strong>${title ? html` · <strong dir="auto">${title}</strong>` : nothing} <span class="quiet">line ${startLine}</span><p dir="auto">${message}</p></div></div>`;
}
