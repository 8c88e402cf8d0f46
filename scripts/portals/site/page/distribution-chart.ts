import { count } from './format.ts';
import { html, type Markup } from './html.ts';

const HEIGHT = 32;
const WIDTH = 10;
const GAP = 2;

/**
 * How the values of a column lie between the smallest and the largest: a bar a part, the highest the fullest. Drawn with
 * attributes, since the page's policy forbids inline styles; said in words for those who do not see it.
 */
export function distributionChart(
  parts: readonly number[],
  { min, max }: { min: string; max: string },
): Markup {
  const most = Math.max(1, ...parts);
  const fullest = parts.indexOf(most);
  const label = `Distribution from ${min} to ${max} in ${parts.length} parts of equal width; the fullest is part ${fullest + 1}, with ${count(most)} rows`;
  const width = parts.length * (WIDTH + GAP) - GAP;
  const bars = parts.map((part, i) => {
    const height = part === 0 ? 0 : Math.max(1, Math.round((part / most) * HEIGHT));
    return html`<rect x="${i * (WIDTH + GAP)}" y="${HEIGHT - height}" width="${WIDTH}" height="${height}"/>`;
  });
  return html`<svg class="distribution" role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT + 1}" width="${width}" height="${HEIGHT + 1}" focusable="false">${bars}<rect class="floor" y="${HEIGHT}" width="${width}" height="1"/></svg>`;
}
