import { Html } from './html.ts';

/** Shapes on a grid of 16, drawn with strokes of the text's colour. */
const SHAPES = {
  check: '<path d="m3 8.5 3.2 3L13 4.5"/>',
  cross: '<path d="m4 4 8 8m0-8-8 8"/>',
  dot: '<circle cx="8" cy="8" r="3.2" fill="currentColor"/>',
  ring: '<circle cx="8" cy="8" r="5"/>',
  skip: '<circle cx="8" cy="8" r="6"/><path d="M5 8h6"/>',
  open: '<circle cx="4.5" cy="3.5" r="1.8"/><circle cx="4.5" cy="12.5" r="1.8"/><circle cx="11.5" cy="12.5" r="1.8"/><path d="M4.5 5.4v5.2M11.5 10.6V6.5a2 2 0 0 0-2-2H7.5m1.8-2-2 2 2 2"/>',
  draft:
    '<circle cx="4.5" cy="3.5" r="1.8"/><circle cx="4.5" cy="12.5" r="1.8"/><circle cx="11.5" cy="12.5" r="1.8"/><path d="M4.5 5.4v5.2M11.5 3v1.2m0 2.2v1.2"/>',
  merged:
    '<circle cx="4.5" cy="3.5" r="1.8"/><circle cx="4.5" cy="12.5" r="1.8"/><circle cx="11.5" cy="8" r="1.8"/><path d="M4.5 5.4v5.2M4.6 5.6C5.2 7.3 7 8 9.6 8"/>',
  closed:
    '<circle cx="4.5" cy="3.5" r="1.8"/><circle cx="4.5" cy="12.5" r="1.8"/><circle cx="11.5" cy="12.5" r="1.8"/><path d="M4.5 5.4v5.2M11.5 10.6V7.5M9.7 2.2l3.4 3.4m0-3.4L9.7 5.6"/>',
  issue: '<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="1.6" fill="currentColor"/>',
  commit: '<circle cx="8" cy="8" r="2.6"/><path d="M1.5 8h3.9m5.2 0h3.9"/>',
  comment: '<path d="M2.5 3h11v8H7.5l-3 2.5V11h-2z"/>',
  eye: '<path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="1.9"/>',
  tag: '<path d="M2.5 2.5h5L14 9l-5 5-6.5-6.5z"/><circle cx="5.4" cy="5.4" r=".9" fill="currentColor"/>',
  pencil: '<path d="m3 13 .7-3L11 2.7 13.3 5 6 12.3z"/>',
  rocket:
    '<path d="M8.5 10.5 5.5 7.5C7 4 10 2.3 13.6 2.4 13.7 6 12 9 8.5 10.5zM5.5 7.5H3l-1 2 2.4.5m4.1.5V13l-2 1-.5-2.4"/>',
  file: '<path d="M3.5 1.8h6l3 3v9.4h-9zM9.3 2v3h3"/>',
  folder: '<path d="M1.8 3.2h4.4l1.4 1.6h6.6v8.2H1.8z"/>',
  alert: '<path d="M8 2 14.5 13.5h-13zM8 6.3v3.4"/><circle cx="8" cy="11.6" r=".7" fill="currentColor"/>',
};

export type IconName = keyof typeof SHAPES;

/** Decoration unless it has a label: then a screen reader says it. */
export function icon(name: IconName, label?: 'Passed' | 'Failed' | 'Pending' | 'Skipped'): Html {
  const described = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${label}"`;
  return new Html(
    `<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" ${described}>${SHAPES[name]}</svg>`,
  );
}
