import {
  ALWAYS,
  both,
  type Clause,
  type Comparison,
  compareTest,
  either,
  hasState,
  lacksState,
  NEVER,
  OPPOSITE,
} from './clause.ts';
import { partsOf, type Tree } from './expression-tree.ts';
import type { FindForeign, ForeignAnswer, ForeignCases, ForeignPick, ForeignVariable } from './foreign-variable.ts';
import { compares, EMPTY, type Literal, NotCarried } from './literal.ts';
import { simplifyClause } from './simplify-clause.ts';
import { type BlankCompares, splitComparison, splitPicked } from './split-comparison.ts';
import { clauseOf, denied, type Split, together } from './split-variable.ts';

/** What sets one foreign language apart from another. */
export interface Dialect {
  readonly find: FindForeign;
  /** What `.` stands for. */
  readonly self: ForeignAnswer | null;
  /** How a missing number compares with one. */
  readonly blankCompares: BlankCompares;
}

/** XPath compares a missing number as NaN, which differs from everything and is neither more nor less. */
export const XPATH_BLANK: BlankCompares = (operator) => operator === '!=';

export type CarriedCondition = { readonly clause: Clause } | { readonly reason: string };

/**
 * Translates a condition of another program, exactly: it holds for the same answers as theirs, in which a question
 * without an answer is an empty text and every condition is true or false. What has no exact counterpart is a reason.
 */
export function carryCondition(tree: Tree, dialect: Dialect, wanted = true): CarriedCondition {
  try {
    const carrier = new Carrier(dialect);
    const clause = carrier.truth(tree, wanted);
    return { clause: simplifyClause(clause, carrier.alwaysAnswered) };
  } catch (error) {
    if (error instanceof NotCarried) return { reason: error.message };
    throw error;
  }
}

type Operand =
  | { readonly is: 'variable'; readonly variable: ForeignVariable }
  | { readonly is: 'count' | 'length'; readonly variable: ForeignAnswer }
  | Literal;

const COMPARISONS: ReadonlySet<string> = new Set(Object.keys(OPPOSITE));
const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

class Carrier {
  readonly alwaysAnswered = new Set<string>();
  private readonly dialect: Dialect;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** A clause that holds exactly where the tree is true, or where it is false. */
  truth(tree: Tree, wanted: boolean): Clause {
    const split = this.split(tree);
    if (split) return clauseOf(split, wanted);
    switch (tree.is) {
      case 'operator':
        return tree.operator === 'and' || tree.operator === 'or'
          ? this.junction(tree, tree.operator, wanted)
          : this.comparison(tree, wanted);
      case 'call':
        return this.call(tree, wanted);
      case 'number':
        return constant((Number(tree.text) !== 0) === wanted);
      default:
        throw new NotCarried('it is a value where a condition should stand');
    }
  }

  /** Parts about the same variable together, and the others one by one. */
  private junction(tree: Tree, operator: 'and' | 'or', wanted: boolean): Clause {
    const clauses: Clause[] = [];
    const splits = new Map<string, Split>();
    for (const part of partsOf(tree, operator)) {
      const split = this.split(part);
      if (!split) clauses.push(this.truth(part, wanted));
      else {
        const { name } = split.variable;
        const other = splits.get(name);
        splits.set(name, other ? together(operator, other, split) : split);
      }
    }
    const all = [...[...splits.values()].map((split) => clauseOf(split, wanted)), ...clauses];
    return (operator === 'and') === wanted ? both(...all) : either(...all);
  }

  private call({ name, parts }: Extract<Tree, { is: 'call' }>, wanted: boolean): Clause {
    const [only, second] = parts;
    if (name === 'not' && only && parts.length === 1) return this.truth(only, !wanted);
    if (name === 'true' || name === 'false') return constant((name === 'true') === wanted);
    if (isEmptyTest(name) && only) return this.compared(this.operand(only), '=', EMPTY, wanted);
    if (name === 'selected' && only && second) {
      return this.compared(this.operand(only), '=', this.operand(second), wanted);
    }
    throw new NotCarried(`${name}() has no counterpart in our conditions`);
  }

  private comparison({ operator, parts }: Extract<Tree, { is: 'operator' }>, wanted: boolean): Clause {
    if (!COMPARISONS.has(operator)) throw new NotCarried(`our conditions do not calculate (“${operator}”)`);
    const [left, right] = parts.map((part) => this.operand(part)) as [Operand, Operand];
    return this.compared(left, operator as Comparison, right, wanted);
  }

  /** What cannot be split by a variable: literals, options that are variables, what is worked out, two numbers. */
  private compared(left: Operand, operator: Comparison, right: Operand, wanted: boolean): Clause {
    if (left.is === 'literal') {
      if (right.is === 'literal') return constant(compares(left.text, operator, right) === wanted);
      return this.compared(right, MIRRORED[operator], left, wanted);
    }
    if (right.is !== 'literal') return twoNumbers(left, operator, right, wanted);
    if (left.variable.kind === 'cases') return this.cases(left.variable, operator, right, wanted);
    if (left.variable.kind === 'pick') return pick(left.variable, operator, right, wanted);
    throw new NotCarried('this comparison has no counterpart in our conditions');
  }

  private cases(variable: ForeignCases, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const results: Clause[] = [];
    const before: Clause[] = [];
    for (const { when, value } of variable.cases) {
      if (compares(value, operator, right) === wanted) results.push(both(...before, this.truth(when, true)));
      before.push(this.truth(when, false));
    }
    if (compares(variable.otherwise, operator, right) === wanted) results.push(both(...before));
    return either(...results);
  }

  /** What a tree says of the one variable that it reads; null when it reads several, or one that is no question. */
  private split(tree: Tree): Split | null {
    if (tree.is === 'operator' && (tree.operator === 'and' || tree.operator === 'or')) {
      const splits = tree.parts.map((part) => this.split(part));
      const [one, other] = splits;
      if (!one || !other || one.variable.name !== other.variable.name) return null;
      return together(tree.operator, one, other);
    }
    if (tree.is === 'operator') return this.splitComparison(tree);
    if (tree.is !== 'call') return null;
    const [only, second] = tree.parts;
    if (tree.name === 'not' && only && !second) {
      const split = this.split(only);
      return split && denied(split);
    }
    if (isEmptyTest(tree.name) && only) return this.splitAt(this.operand(only), '=', EMPTY);
    return tree.name === 'selected' && only && second ? this.splitSelected(only, second) : null;
  }

  private splitComparison({ operator, parts }: Extract<Tree, { is: 'operator' }>): Split | null {
    if (!COMPARISONS.has(operator)) return null;
    const [left, right] = parts.map((part) => this.operand(part)) as [Operand, Operand];
    if (right.is === 'literal') return this.splitAt(left, operator as Comparison, right);
    return left.is === 'literal' ? this.splitAt(right, MIRRORED[operator as Comparison], left) : null;
  }

  private splitAt(left: Operand, operator: Comparison, right: Literal): Split | null {
    if (left.is === 'literal' || left.variable.kind === 'cases' || left.variable.kind === 'pick') return null;
    const what = left.is === 'variable' ? 'value' : left.is;
    return splitComparison(what, left.variable, operator, right, this.dialect.blankCompares);
  }

  private splitSelected(of: Tree, what: Tree): Split | null {
    const [left, right] = [this.operand(of), this.operand(what)];
    if (right.is !== 'literal') throw new NotCarried('what is selected must be written out');
    if (left.is !== 'variable' || left.variable.kind !== 'multiple') return this.splitAt(left, '=', right);
    return splitPicked(left.variable, right);
  }

  private operand(tree: Tree): Operand {
    switch (tree.is) {
      case 'text':
        return { is: 'literal', text: tree.text, isNumber: false };
      case 'number':
        return { is: 'literal', text: tree.text, isNumber: true };
      case 'variable':
        return { is: 'variable', variable: this.found(tree.name) };
      case 'self':
        if (!this.dialect.self) throw new NotCarried('“.” stands for no question here');
        return { is: 'variable', variable: this.dialect.self };
      case 'column':
        throw new NotCarried(`“${tree.name}” is not a question`);
      case 'operator':
        throw new NotCarried(`our conditions do not calculate (“${tree.operator}”)`);
      case 'call':
        return this.called(tree);
    }
  }

  private called({ name, parts }: Extract<Tree, { is: 'call' }>): Operand {
    const only = parts.length === 1 ? this.operand(parts[0]!) : null;
    if (only && ['number', 'string', 'int', 'intval', 'trim'].includes(name)) return only;
    const answer = only?.is === 'variable' && 'states' in only.variable ? only.variable : null;
    if (name === 'count-selected' && answer?.kind === 'multiple') return { is: 'count', variable: answer };
    if ((name === 'string-length' || name === 'strlen') && answer) return { is: 'length', variable: answer };
    throw new NotCarried(`${name}() has no counterpart in our conditions`);
  }

  private found(name: string): ForeignVariable {
    const found = this.dialect.find(name);
    if ('reason' in found) throw new NotCarried(found.reason);
    if ('isAlwaysAnswered' in found && found.isAlwaysAnswered) this.alwaysAnswered.add(found.name);
    return found;
  }
}

function isEmptyTest(name: string): boolean {
  return name === 'is_empty' || name === 'empty';
}

function constant(holds: boolean): Clause {
  return holds ? ALWAYS : NEVER;
}

function pick({ name, code, yes }: ForeignPick, operator: Comparison, right: Literal, wanted: boolean): Clause {
  const meets = (value: string): boolean => compares(value, operator, right) === wanted;
  if (meets(yes) === meets('')) return constant(meets(yes));
  const isNot = !meets(yes);
  const test: Clause = { is: 'includes', name, codes: [code], isNot };
  return isNot ? either(test, lacksState('answered', name)) : test;
}

function twoNumbers(left: Operand, operator: Comparison, right: Operand, wanted: boolean): Clause {
  const [one, other] = [left, right].map((operand) => (operand.is === 'variable' ? operand.variable : null));
  if (one?.kind !== 'number' || other?.kind !== 'number') {
    throw new NotCarried('our conditions compare two questions only where both are numbers');
  }
  const names = [one.name, other.name];
  const test = compareTest(one.name, wanted ? operator : OPPOSITE[operator], other.name, names);
  const lacks = names.map((name) => lacksState('answered', name));
  const oneBlank = either(
    both(lacks[0]!, hasState('answered', other.name)),
    both(lacks[1]!, hasState('answered', one.name)),
  );
  // Two blanks are alike, and neither is more or less than the other.
  const isMet = { one: (operator === '!=') === wanted, both: (operator === '=') === wanted };
  return either(test, isMet.one ? oneBlank : NEVER, isMet.both ? both(...lacks) : NEVER);
}
