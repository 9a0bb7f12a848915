import type { Expression } from '@earshot/dataset';

/** The comparisons and tests that an expression is made of, without `and`, `or` and `not`. */
export function leavesOf(expression: Expression): Expression[] {
  if ('parts' in expression) return expression.parts.flatMap(leavesOf);
  return 'inner' in expression ? leavesOf(expression.inner) : [expression];
}
