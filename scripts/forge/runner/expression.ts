import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { truthy } from '@actions/expressions/result';

/** What `${{ }}` may see: contexts by name, and the functions that depend on where it stands. */
export interface Scope {
  contexts: Record<string, data.ExpressionData>;
  functions: readonly FunctionDefinition[];
}

/** Plain JSON as the expression language's own values. */
export function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver);
}

/** Throws on an expression that does not parse or names a context or function that is not there. */
export function evaluate(expression: string, scope: Scope): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(scope.contexts), [...scope.functions]).parse();
  const contexts = new data.Dictionary(
    ...Object.entries(scope.contexts).map(([key, value]) => ({ key, value })),
  );
  return new Evaluator(
    tree,
    contexts,
    new Map(scope.functions.map((f) => [f.name.toLowerCase(), f])),
  ).evaluate();
}

export function evaluateCondition(expression: string, scope: Scope): boolean {
  return truthy(evaluate(expression, scope));
}

/** success(), failure(), cancelled() and always() as they stand at this moment. */
export function statusFunctions(state: {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}): FunctionDefinition[] {
  const answer = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  return [
    answer('success', state.success),
    answer('failure', state.failure),
    answer('cancelled', state.cancelled),
    answer('always', true),
  ];
}
