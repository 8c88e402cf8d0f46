import { data } from '@actions/expressions';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { evaluate, type Scope } from './expression.ts';
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from './workflow-parser.ts';

/** A part of a workflow file with its `${{ }}` filled in, as plain JSON. */
export function fill(token: TemplateToken | undefined, scope: Scope): unknown {
  if (token === undefined) return null;
  if (isBasicExpression(token))
    return JSON.parse(JSON.stringify(evaluate(token.expression, scope), data.replacer));
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return Array.from(token, (item) => fill(item, scope));
  if (isMapping(token))
    return Object.fromEntries(
      Array.from(token, ({ key, value }) => [String(fill(key, scope)), fill(value, scope)]),
    );
  return null;
}

/** As the expression language writes a scalar into text: null is empty, true is `true`. */
export function fillText(token: TemplateToken | undefined, scope: Scope): string {
  return text(fill(token, scope));
}

/** `env:`, `with:` and `outputs:`: every value becomes text. */
export function fillTexts(token: TemplateToken | undefined, scope: Scope): Record<string, string> {
  const filled = fill(token, scope);
  if (filled === null || typeof filled !== 'object') return {};
  return Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, text(value)]));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') throw new Error('A sequence or mapping was not expected here');
  return String(value);
}
