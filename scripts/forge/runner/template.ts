import { data } from '@actions/expressions';
import type { BasicExpressionToken } from '@actions/workflow-parser/templates/tokens/basic-expression-token';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { load } from 'js-yaml';
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
  if (isBasicExpression(token)) return fillExpression(token, scope);
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return Array.from(token, (item) => fill(item, scope));
  if (!isMapping(token)) return null;
  return Object.fromEntries(
    Array.from(token, ({ key, value }) => [String(fill(key, scope)), fill(value, scope)]),
  );
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

const EXPRESSION = /\$\{\{((?:'[^']*'|[^'])*?)\}\}/g;

function fillExpression(token: BasicExpressionToken, scope: Scope): unknown {
  if (!token.source?.includes('\n')) return plain(evaluate(token.expression, scope));
  // The parser takes the text of several lines as it stands in the file, for the sake of positions: indented, and not
  // folded. GitHub fills in what YAML makes of it.
  const value = String(
    load(token.blockScalarHeader ? `${token.blockScalarHeader}\n${token.source}` : token.source),
  );
  const expressions = [...value.matchAll(EXPRESSION)];
  const [first] = expressions;
  if (first?.[0] === value) return plain(evaluate((first[1] ?? '').trim(), scope));
  return value.replace(EXPRESSION, (_, expression: string) =>
    text(plain(evaluate(expression.trim(), scope))),
  );
}

function plain(value: data.ExpressionData): unknown {
  return JSON.parse(JSON.stringify(value, data.replacer));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') throw new Error('A sequence or mapping was not expected here');
  return String(value);
}
