/** What stands around every page. */
export const FRAME = `.wrap { width: 100%; max-width: 76rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
.skip { position: absolute; left: 1rem; top: -5rem; background: var(--accent); color: var(--accent-ink); padding: 0.6rem 1rem; border-radius: 0 0 8px 8px; z-index: 2; }
.skip:focus { top: 0; }
.masthead { border-bottom: 1px solid var(--line); background: var(--raised); }
.masthead .wrap { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.2rem 2rem; padding-top: 0.85rem; padding-bottom: 0.85rem; }
.brand { display: inline-flex; align-items: center; gap: 0.7rem; color: var(--ink); text-decoration: none; font-size: 1.06rem; }
.brand:hover span { text-decoration: underline; }
.sun { flex: none; fill: var(--sun); stroke: var(--sun); stroke-width: 0; }
.sun .ray { fill: none; stroke-width: 2; stroke-linecap: round; }
.masthead nav ul { display: flex; gap: 0.25rem 1.5rem; list-style: none; margin: 0; padding: 0; }
.masthead nav a { display: block; color: var(--ink); text-decoration: none; padding: 0.35rem 0; border-bottom: 2px solid transparent; }
.masthead nav a:hover { border-color: var(--line-strong); }
.masthead nav a[aria-current] { border-color: var(--sun); font-weight: 600; }
.colophon { margin-top: 5rem; border-top: 1px solid var(--line); background: var(--sunk); padding: 2rem 0 2.5rem; font-size: 0.94rem; color: var(--ink-soft); }
.colophon p { max-width: 46em; }
.colophon ul { display: flex; flex-wrap: wrap; gap: 0.4rem 1.75rem; list-style: none; padding: 0; margin: 0; }
.breadcrumb { margin: 1.75rem 0 1.25rem; font-size: 0.92rem; }
.breadcrumb ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; color: var(--ink-soft); }
.breadcrumb li + li::before { content: "/"; padding: 0 0.6em; color: var(--line-strong); }
.plain { padding-top: 2.5rem; padding-bottom: 1rem; }
.plain > .breadcrumb { margin-top: 0; }
.prose { max-width: 44rem; }
.plain.prose { max-width: 76rem; }
.plain.prose > * { max-width: 44rem; }
.prose li { margin-bottom: 0.35em; }
.offices { list-style: none; padding: 0; max-width: 44rem; }
.offices li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding: 0.9rem 0; border-bottom: 1px solid var(--line); font-size: 1.06rem; }
.offices .count { font-size: 0.95rem; }
.button { display: inline-flex; align-items: center; justify-content: center; gap: 0.6rem; background: var(--accent); color: var(--accent-ink); border-radius: 8px; padding: 0.75rem 1.4rem; font-weight: 600; text-decoration: none; }
.button:hover { text-decoration: underline; }
.button svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
button { font: inherit; font-weight: 600; color: var(--link); background: var(--raised); border: 1px solid var(--line-strong); border-radius: 8px; padding: 0.35rem 0.9rem; cursor: pointer; }
button:hover { background: var(--sunk); }
.tags { display: flex; flex-wrap: wrap; gap: 0.4rem; list-style: none; margin: 0.2rem 0 0; padding: 0; }
.tags li { background: var(--sunk); border-radius: 99px; padding: 0.1rem 0.75rem; font-size: 0.875rem; }
`;
