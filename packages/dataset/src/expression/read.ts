import type { Variable } from '../variable.ts';
import { checkExpression } from './check.ts';
import type { Compare, Expression, ExpressionProblem } from './expression.ts';
import { parseExpression } from './parse.ts';

/**
 * Reads an expression and checks it against the variables that it may name: one that can be run, or everything that
 * is wrong with it. Never throws.
 */
export function readExpression(
  source: string,
  find: (name: string) => Variable | null,
): { expression: Expression | null; problems: ExpressionProblem[] } {
  const parsed = parseExpression(source);
  if ('problem' in parsed) return { expression: null, problems: [parsed.problem] };
  const problems = checkExpression(parsed.expression, find);
  return { expression: problems.length === 0 ? resolved(parsed.expression, find) : null, problems };
}

/** Only the variables tell whether a word is a code or another quantity; from here on the tree says it. */
function resolved(expression: Expression, find: (name: string) => Variable | null): Expression {
  if ('parts' in expression) return { ...expression, parts: expression.parts.map((part) => resolved(part, find)) };
  if ('inner' in expression) return { ...expression, inner: resolved(expression.inner, find) };
  return expression.type === 'compare' ? resolvedCompare(expression, find) : expression;
}

function resolvedCompare(compare: Compare, find: (name: string) => Variable | null): Compare {
  const { left, right } = compare;
  if (right.type !== 'word' || left.type !== 'name' || find(left.name)?.kind !== 'quantity') return compare;
  return { ...compare, right: { type: 'name', name: right.text, at: right.at } };
}
