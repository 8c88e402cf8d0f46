import { MARKUP } from './characters.ts';
import type { Detector } from './detector.ts';

/** What a browser would run or draw. */
export const markup: Detector = {
  kind: 'markup',
  category: 'injection',
  needs: MARKUP,
  shape: 'any',
  share: 0,
  digits: 'alike',
  fits: (value) =>
    (value.includes('<') &&
      /<\s*\/?(script|iframe|img|svg|object|embed|a|style|link|meta|form|body|html|base)(\s[^<]*)?\/?>|<\s*(script|iframe|img|svg|object|embed)[\s/]/i.test(
        value,
      )) ||
    /\bjavascript:|\bdata:text\/html/i.test(value),
};
