import { describe, expect, test } from 'vitest';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** Text on ground, as the pages combine them. */
const PAIRS = [
  ['ink', 'paper'],
  ['ink', 'raised'],
  ['ink', 'sunk'],
  ['ink', 'retired'],
  ['ink', 'hero-1'],
  ['ink', 'hero-2'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'raised'],
  ['ink-soft', 'sunk'],
  ['ink-soft', 'retired'],
  ['ink-soft', 'hero-1'],
  ['ink-soft', 'hero-2'],
  ['link', 'paper'],
  ['link', 'raised'],
  ['link', 'sunk'],
  ['link', 'retired'],
  ['accent-ink', 'accent'],
  ['good', 'paper'],
  ['mind', 'paper'],
  ['review-ink', 'review'],
];

/** Borders of controls and the bar of filled shares need 3 to 1 (WCAG 1.4.11). */
const SHAPES = [
  ['line-strong', 'raised'],
  ['accent', 'line'],
];

describe.each([
  ['light', colours(STYLE.slice(0, STYLE.indexOf('@media')))],
  ['dark', colours(STYLE.slice(STYLE.indexOf('@media (prefers-color-scheme: dark)')))],
])('in %s', (_, palette) => {
  test.each(PAIRS)('%s on %s can be read', (text, ground) => {
    expect(contrast(palette.get(text), palette.get(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s on %s can be seen', (shape, ground) => {
    expect(contrast(palette.get(shape), palette.get(ground))).toBeGreaterThanOrEqual(3);
  });
});

test('every colour that is used is defined', () => {
  const defined = colours(STYLE);
  const used = [...STYLE.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
  const other = ['body', 'display', 'mono', 'shade'];
  expect([...new Set(used)].filter((name) => !defined.has(name) && !other.includes(name))).toEqual([]);
});

test('style and script load nothing from elsewhere', () => {
  expect(STYLE).not.toMatch(/@import|url\(/);
  expect(SCRIPT).not.toMatch(/https?:|innerHTML|eval|fetch\(/);
});

function colours(style: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of style.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)) {
    if (!found.has(name)) found.set(name, value);
  }
  return found;
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function contrast(a = '', b = ''): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
