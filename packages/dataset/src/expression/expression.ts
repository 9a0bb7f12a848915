import type { State } from '../value.ts';

/**
 * The one expression language: routing in questionnaires, edit checks, table bases and filters.
 *
 *   role in (frontline, asye) and hours > 40
 *   answered(main_reason) and not (region = london)
 *   direct_hours > hours                                         <- two quantities
 *   count(reasons) >= 2 or reasons includes (pay, workload)      <- `and` with `or` needs brackets
 *
 * Values that were not answered make a comparison unknown, and unknown follows Kleene's three-valued logic, which
 * is also SQL's: `not unknown` is unknown, `false and unknown` is false. A condition holds only when it is true.
 * The functions answered, dont_know, refused, not_asked and not_reached are never unknown.
 */
export type Expression = Compare | Membership | StateTest | Not | Junction;

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Compare {
  readonly type: 'compare';
  readonly left: Operand;
  readonly operator: Operator;
  /** A literal, or another quantity: `direct_hours > hours`. */
  readonly right: Literal | Name;
  readonly at: number;
}

/** `role in (a, b)`: a single variable is one of the codes. `reasons includes (a, b)`: any of them was picked. */
export interface Membership {
  readonly type: 'in' | 'includes';
  readonly name: Name;
  readonly codes: readonly Literal[];
  readonly at: number;
}

export interface StateTest {
  readonly type: 'state';
  readonly state: State;
  readonly name: Name;
  readonly at: number;
}

export interface Not {
  readonly type: 'not';
  readonly inner: Expression;
  readonly at: number;
}

export interface Junction {
  readonly type: 'and' | 'or';
  readonly parts: readonly Expression[];
  readonly at: number;
}

/** A variable, or the number of categories picked of a multiple variable. */
export type Operand = Name | { readonly type: 'count'; readonly name: Name; readonly at: number };

export interface Name {
  readonly type: 'name';
  readonly name: string;
  readonly at: number;
}

/** A code (`frontline`), a number (`40`) or a quoted text or date (`"2026-01-31"`). */
export interface Literal {
  readonly type: 'word' | 'number' | 'text';
  readonly text: string;
  readonly at: number;
}

/** What is wrong with an expression; `at` counts characters from 0 within its text. */
export interface ExpressionProblem {
  readonly code: string;
  readonly at: number;
  readonly sentence: string;
}

/** The names of all variables that an expression reads, each once, in order of appearance. */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if ('parts' in part) part.parts.forEach(visit);
    else if ('inner' in part) visit(part.inner);
    else if ('left' in part) {
      found.add(part.left.type === 'count' ? part.left.name.name : part.left.name);
      if (part.right.type === 'name') found.add(part.right.name);
    } else found.add(part.name.name);
  };
  visit(expression);
  return [...found];
}
