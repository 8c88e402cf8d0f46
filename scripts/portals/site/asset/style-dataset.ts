/** The page of a dataset. */
export const DATASET = `.title { max-width: 52rem; }
.title .from { margin: -0.3rem 0 1.1rem; font-size: 1.02rem; }
.badge { display: inline-block; border-radius: 99px; padding: 0.1rem 0.85rem; margin: 0 0 0.8rem; font-size: 0.875rem; font-weight: 600; border: 1px solid currentColor; }
.badge-published { color: var(--good); }
.badge-review { color: var(--review-ink); background: var(--review); }
.badge-retired { color: var(--ink-soft); background: var(--retired); }
.banner { background: var(--sunk); border: 1px solid var(--line-strong); border-left: 5px solid var(--sun); border-radius: 8px; padding: 0.9rem 1.2rem; margin: 0 0 1.75rem; }
.banner p { margin: 0; max-width: 60em; }
.banner-review { background: var(--review); color: var(--review-ink); border-color: var(--sun); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem; margin-top: 1.5rem; }
@media (min-width: 64rem) { .columns { grid-template-columns: minmax(0, 1fr) 19rem; } .side { grid-column: 2; grid-row: 1; } .sections { grid-column: 1; grid-row: 1; } }
.sections > section:first-child > h2 { margin-top: 0; }
.sections > section > p { max-width: 48em; }
.download { background: var(--raised); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin-bottom: 1.5rem; }
.download .button { width: 100%; }
.download > p { margin: 0.7rem 0 0; text-align: center; }
.download details { margin-top: 0.8rem; font-size: 0.9rem; }
.digest { margin: 0; line-height: 1.4; word-break: break-all; }
.fact-sheet { margin: 0 0 2.5rem; }
.fact-sheet > div { padding: 0.7rem 0; border-top: 1px solid var(--line); }
.fact-sheet dt { font-size: 0.875rem; color: var(--ink-soft); }
.fact-sheet dd { margin: 0; }
@media (min-width: 40rem) and (max-width: 63.99rem) { .fact-sheet { columns: 2; column-gap: 2.5rem; } .fact-sheet > div { break-inside: avoid; } }
.next { font-size: 0.92rem; color: var(--ink-soft); }
.next.late { color: var(--mind); font-weight: 600; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; margin-bottom: 1rem; background: linear-gradient(90deg, var(--raised) 40%, transparent) left / 3rem 100% local no-repeat, linear-gradient(-90deg, var(--raised) 40%, transparent) right / 3rem 100% local no-repeat, linear-gradient(90deg, var(--shade), transparent) left / 0.9rem 100% no-repeat, linear-gradient(-90deg, var(--shade), transparent) right / 0.9rem 100% no-repeat, var(--raised); }
table { border-collapse: collapse; width: 100%; margin: 0; }
caption { text-align: left; padding: 0.7rem 1rem; font-size: 0.9rem; color: var(--ink-soft); border-bottom: 1px solid var(--line); }
.scroll caption { position: sticky; left: 0; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 1rem; }
.scroll tr + tr > *, .dictionary tbody tr > * { border-top: 1px solid var(--line); }
.scroll thead th { background: var(--sunk); font-size: 0.9rem; white-space: nowrap; }
.data { font-size: 0.94rem; font-variant-numeric: tabular-nums; }
.data td { max-width: 26rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.data tbody tr:hover td { background: color-mix(in srgb, var(--sunk) 60%, transparent); }
.number { text-align: right; }
.blank { color: var(--ink-soft); }
.dictionary { font-size: 0.97rem; }
.dictionary thead th { font-size: 0.875rem; font-weight: 400; color: var(--ink-soft); padding-top: 0; padding-bottom: 0.4rem; }
.dictionary tbody th { font-weight: 600; min-width: 10rem; }
.dictionary th:first-child, .dictionary td:first-child { padding-left: 0; }
.dictionary tr > :last-child { padding-right: 0; }
.column-title, .unit { display: block; font-weight: 400; color: var(--ink-soft); font-size: 0.9rem; }
.key { font-size: 0.75rem; font-weight: 600; color: var(--mind); border: 1px solid currentColor; border-radius: 99px; padding: 0 0.5rem; }
.notes { list-style: none; margin: 0.3rem 0 0; padding: 0; font-size: 0.875rem; color: var(--ink-soft); }
.filled { white-space: nowrap; font-size: 0.9rem; }
.bar { display: block; margin: 0.5rem 0 0.2rem; border-radius: 3px; fill: var(--accent); }
.bar .track { fill: var(--line); }
.distribution { display: block; margin: 0.4rem 0 0.2rem; max-width: 100%; fill: var(--accent); }
.distribution .floor { fill: var(--line); }
@media (max-width: 39.99rem) {
  .dictionary thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .dictionary, .dictionary tbody, .dictionary tr, .dictionary th, .dictionary td { display: block; }
  .dictionary tbody th { min-width: 0; }
  .dictionary tr { border-top: 1px solid var(--line); padding: 0.9rem 0; }
  .dictionary tbody tr > * { border: 0; padding: 0.1rem 0; }
  .dictionary .unit, .dictionary .column-title { display: inline; margin-left: 0.4em; }
  .fact-sheet > div { display: grid; grid-template-columns: 8.2rem minmax(0, 1fr); gap: 0 1rem; padding: 0.5rem 0; }
  .fact-sheet dt { padding-top: 0.1rem; }
  .dictionary .bar { display: inline-block; margin: 0 0.6rem 0.1rem 0; }
  .filled span::after { content: " filled"; }
}
.quality { list-style: none; padding: 0; }
.quality li { padding: 0.35rem 0 0.35rem 2rem; position: relative; }
.quality li::before { position: absolute; left: 0.2rem; font-weight: 700; }
.good::before { content: "✓"; color: var(--good); }
.mind::before { content: "!"; color: var(--mind); }
.copy { position: relative; }
.copy pre { padding-right: 5.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.copy button { position: absolute; right: 0.5rem; top: 0.5rem; font-size: 0.875rem; padding: 0.2rem 0.7rem; }
.reviewers { list-style: none; padding: 0; max-width: 40rem; }
.reviewers li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
.login { color: var(--ink-soft); font-family: var(--mono); font-size: 0.9rem; }
.tombstone { background: var(--retired); border-radius: 12px; padding: clamp(1.25rem, 3vw, 2rem); margin: 1rem 0 2.5rem; }
.tombstone h2 { margin: 0 0 0.5rem; }
.tombstone dl { margin: 0; }
.tombstone dl > div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; padding: 0.5rem 0; }
.tombstone dt { color: var(--ink-soft); }
.tombstone dd { margin: 0; }
`;
