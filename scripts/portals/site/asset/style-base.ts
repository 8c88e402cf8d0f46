/** Colours and type. Every pair of text and ground has a contrast of at least 4.5 to 1, light and dark. */
export const BASE = `:root {
  color-scheme: light dark;
  --paper: #fdfcfa;
  --raised: #ffffff;
  --sunk: #f4f1ea;
  --line: #e0dbd0;
  --line-strong: #8b8678;
  --ink: #1d2327;
  --ink-soft: #55595c;
  --accent: #0f4c5c;
  --accent-ink: #ffffff;
  --link: #0b5d73;
  --sun: #e8a317;
  --good: #1f6b3a;
  --mind: #8a4b08;
  --review: #fff3d6;
  --review-ink: #5c3c00;
  --retired: #e9e5dd;
  --shade: rgb(60 50 30 / 22%);
  --hero-1: #e3eff0;
  --hero-2: #fbf3e2;
  --body: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, system-ui, sans-serif;
  --display: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "Liberation Mono", Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12181b;
    --raised: #192125;
    --sunk: #1f292e;
    --line: #303c42;
    --line-strong: #7d8a90;
    --ink: #e9ebe8;
    --ink-soft: #aab4b6;
    --accent: #8fd0de;
    --accent-ink: #0b2329;
    --link: #8fd0de;
    --sun: #f2bd4b;
    --good: #84d49d;
    --mind: #f2bd7a;
    --review: #3d3012;
    --review-ink: #ffe3a3;
    --retired: #2b3236;
    --shade: rgb(0 0 0 / 60%);
    --hero-1: #16282e;
    --hero-2: #241f14;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.6 var(--body); color: var(--ink); background: var(--paper); scroll-behavior: smooth; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; overflow-wrap: anywhere; }
main { flex: 1; outline: none; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 2em 0 0.5em; text-wrap: balance; }
h1 { font: 600 clamp(1.9rem, 1.3rem + 2.6vw, 3rem)/1.12 var(--display); letter-spacing: -0.01em; margin: 0 0 0.4em; }
h2 { font: 600 1.55rem/1.2 var(--display); }
h3 { font-size: 1.08rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, pre, table, blockquote, figure { margin: 0 0 1em; }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--sun); outline-offset: 2px; border-radius: 3px; }
code, pre { font-family: var(--mono); font-size: 0.9em; }
pre { background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: 0.9em 1em; overflow-x: auto; line-height: 1.5; }
pre code { font-size: 1em; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
blockquote { border-left: 3px solid var(--line-strong); margin-left: 0; padding-left: 1em; color: var(--ink-soft); }
summary { cursor: pointer; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.small { font-size: 0.875rem; color: var(--ink-soft); }
.lead { font-size: 1.2rem; line-height: 1.55; color: var(--ink); max-width: 46em; }
.from, .count { color: var(--ink-soft); }
@media (scripting: none) { .needs-script { display: none; } }
@media print { .masthead nav, .search, .facets, .skip, .colophon, .copy button { display: none; } body { background: none; } }
`;
