import type { Variable } from '../variable.ts';
import { checkExpression } from './check.ts';
import type { Expression, ExpressionProblem } from './expression.ts';
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
  return { expression: problems.length === 0 ? parsed.expression : null, problems };
}
