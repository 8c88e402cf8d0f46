/** The front page and lists of datasets. */
export const CATALOGUE = `.hero { background: linear-gradient(115deg, var(--hero-1), var(--hero-2)); border-bottom: 1px solid var(--line); padding: clamp(2.25rem, 6vw, 4.5rem) 0 clamp(1.75rem, 4vw, 2.75rem); }
.hero .lead { color: var(--ink); max-width: 38em; }
.search { max-width: 44rem; margin-top: 1.75rem; }
.search label { display: block; font-weight: 600; margin-bottom: 0.4rem; }
.search div { display: flex; gap: 0.6rem; }
.search input { flex: 1; min-width: 0; font: inherit; font-size: 1.1rem; color: var(--ink); background: var(--raised); border: 1px solid var(--line-strong); border-radius: 10px; padding: 0.8rem 1rem; }
.search input::placeholder { color: var(--ink-soft); opacity: 1; }
.search button { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); border-radius: 10px; padding: 0 1.4rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.75rem 2.75rem; margin: 2rem 0 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--ink-soft); font-size: 0.94rem; }
.figures dd { margin: 0; font: 600 1.75rem/1.2 var(--display); font-variant-numeric: lining-nums tabular-nums; }
.catalogue { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem; padding-top: 2rem; }
@media (min-width: 60rem) { .catalogue { grid-template-columns: 15.5rem minmax(0, 1fr); padding-top: 2.75rem; } .facets { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow-y: auto; } .facets summary { display: none; } }
@media (scripting: none) { .catalogue { grid-template-columns: minmax(0, 1fr); } }
.facets fieldset { border: 0; margin: 0 0 1.75rem; padding: 0; min-width: 0; }
.facets legend { font-weight: 600; padding: 0; margin-bottom: 0.5rem; }
.facets summary { font-weight: 600; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--raised); padding: 0.55rem 1rem; margin-bottom: 1.25rem; }
.facets ul { list-style: none; margin: 0; padding: 0; }
.facets label { display: flex; align-items: baseline; gap: 0.6rem; padding: 0.24rem 0.4rem; margin-left: -0.4rem; border-radius: 6px; cursor: pointer; line-height: 1.35; }
.facets label:hover { background: var(--sunk); }
.facets label > span:nth-of-type(1) { flex: 1; min-width: 0; }
.facets input { accent-color: var(--accent); width: 1.05rem; height: 1.05rem; flex: none; translate: 0 0.15rem; }
.facets .count { font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.facets .none, .facets .none .count { color: var(--ink-soft); font-style: italic; }
.results-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 1.1rem; border-bottom: 2px solid var(--ink); padding-bottom: 0.6rem; }
.results-head > * { margin: 0; }
.results-head [role="status"] { color: var(--ink-soft); }
.sort { margin-left: auto; font-size: 0.95rem; }
select { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line-strong); border-radius: 8px; padding: 0.25rem 0.5rem; }
.datasets { list-style: none; margin: 0 0 2rem; padding: 0; }
.dataset { padding: 1.5rem 0 1.4rem; border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 11rem; }
.dataset h3 { font: 600 1.32rem/1.25 var(--display); margin: 0 0 0.15rem; }
.dataset h3 a { text-decoration: none; }
.dataset h3 a:hover { text-decoration: underline; }
.dataset .from { margin: 0 0 0.55rem; font-size: 0.95rem; }
.dataset .summary { max-width: 48em; margin: 0 0 0.7rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0.2rem 1.25rem; list-style: none; margin: 0; padding: 0; font-size: 0.9rem; color: var(--ink-soft); }
.format { border: 1px solid var(--line-strong); border-radius: 5px; padding: 0 0.4rem; font-size: 0.8rem; font-weight: 600; letter-spacing: 0.03em; }
.overdue { color: var(--mind); font-weight: 600; }
.empty { padding: 2.5rem 0; font-size: 1.1rem; }
.retired-list { margin-top: 3.5rem; }
.retired-list h2 { font-size: 1.2rem; margin: 0 0 0.4em; }
.retired-list .from { font-size: 0.92rem; }
`;
