import type { Value } from '../value.ts';
import type { Compare, Expression, Membership } from './expression.ts';
import { ordered } from './ordered.ts';

/** True, false, or null for unknown. */
export type Truth = boolean | null;

/**
 * Evaluates a checked expression over one row.
 * @param lookup gives the value of a variable; the checker has made sure that it exists.
 */
export function evaluate(expression: Expression, lookup: (name: string) => Value): Truth {
  switch (expression.type) {
    case 'and':
      return conjunction(expression.parts.map((part) => evaluate(part, lookup)));
    case 'or':
      return negate(conjunction(expression.parts.map((part) => negate(evaluate(part, lookup)))));
    case 'not':
      return negate(evaluate(expression.inner, lookup));
    case 'state':
      return lookup(expression.name.name).state === expression.state;
    case 'in':
    case 'includes':
      return member(expression, lookup(expression.name.name));
    case 'compare':
      return compare(expression, lookup);
  }
}

/** True only when the expression is true: unknown does not hold. */
export function holds(expression: Expression, lookup: (name: string) => Value): boolean {
  return evaluate(expression, lookup) === true;
}

function conjunction(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function negate(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function member(test: Membership, value: Value): Truth {
  if (value.state !== 'answered') return null;
  const chosen = Array.isArray(value.value) ? (value.value as readonly string[]) : [value.value as string];
  return test.codes.some((code) => chosen.includes(code.text));
}

function compare(expression: Compare, lookup: (name: string) => Value): Truth {
  const { left, operator, right } = expression;
  const value = lookup(left.type === 'count' ? left.name.name : left.name);
  if (value.state !== 'answered') return null;
  if (right.type === 'name') return comparedWith(value.value as number, operator, lookup(right.name));
  if (left.type === 'count') return ordered((value.value as readonly string[]).length, operator, Number(right.text));
  if (typeof value.value === 'number') return ordered(value.value, operator, Number(right.text));
  return ordered(value.value as string, operator, right.text);
}

function comparedWith(left: number, operator: Compare['operator'], other: Value): Truth {
  return other.state === 'answered' ? ordered(left, operator, other.value as number) : null;
}
