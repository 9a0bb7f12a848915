/**
 * A condition on its way into our language. Every test says by itself what it means when nothing was answered, so that
 * no negation is left over: `and`, `or` and tests are enough.
 */
export type Clause =
  | { readonly is: 'always' | 'never' }
  | Test
  | StateClause
  | { readonly is: 'and' | 'or'; readonly parts: readonly Clause[] };

/** Holds only where everything that it reads was answered. */
export type Test =
  | {
      readonly is: 'in' | 'includes';
      readonly name: string;
      readonly codes: readonly string[];
      readonly isNot: boolean;
    }
  | {
      readonly is: 'compare';
      /** As it stands in an expression: `hours` or `count(reasons)`. */
      readonly left: string;
      readonly operator: Comparison;
      /** A number, a quoted text or the name of a number question. */
      readonly right: string;
      readonly reads: readonly string[];
    };

export interface StateClause {
  readonly is: 'state';
  readonly state: 'answered' | 'dont_know' | 'refused' | 'not_asked';
  readonly name: string;
  readonly isNot: boolean;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

export const ALWAYS: Clause = { is: 'always' };
export const NEVER: Clause = { is: 'never' };

export function both(...parts: readonly Clause[]): Clause {
  return { is: 'and', parts };
}

export function either(...parts: readonly Clause[]): Clause {
  return { is: 'or', parts };
}

export function hasState(state: StateClause['state'], name: string): Clause {
  return { is: 'state', state, name, isNot: false };
}

export function lacksState(state: StateClause['state'], name: string): Clause {
  return { is: 'state', state, name, isNot: true };
}

/** A comparison of numbers or texts. @param reads the names that must have an answer. */
export function compareTest(left: string, operator: Comparison, right: string, reads: readonly string[]): Clause {
  return { is: 'compare', left, operator, right, reads };
}

/** All names that a clause reads, each once. */
export function namesRead(clause: Clause): string[] {
  switch (clause.is) {
    case 'always':
    case 'never':
      return [];
    case 'and':
    case 'or':
      return [...new Set(clause.parts.flatMap(namesRead))];
    case 'compare':
      return [...clause.reads];
    default:
      return [clause.name];
  }
}
