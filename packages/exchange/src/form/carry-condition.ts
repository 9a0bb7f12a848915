import { ALWAYS, both, type Clause, type Comparison, either, hasState, lacksState, NEVER, OPPOSITE } from './clause.ts';
import { partsOf, type Tree } from './expression-tree.ts';
import type { FindForeign, ForeignAnswer, ForeignCases, ForeignPick, ForeignVariable } from './foreign-variable.ts';
import { simplifyClause } from './simplify-clause.ts';

/** What sets one foreign language apart from another. */
export interface Dialect {
  readonly find: FindForeign;
  /** What `.` stands for. */
  readonly self: ForeignAnswer | null;
  /** How a missing number compares with one. */
  readonly blankCompares: (operator: Comparison, number: number) => boolean;
}

/** XPath compares a missing number as NaN, which differs from everything and is neither more nor less. */
export const XPATH_BLANK: Dialect['blankCompares'] = (operator) => operator === '!=';

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

class NotCarried extends Error {}

type Operand =
  | { readonly is: 'variable'; readonly variable: ForeignVariable }
  | { readonly is: 'count' | 'length'; readonly variable: ForeignAnswer }
  | { readonly is: 'literal'; readonly text: string; readonly isNumber: boolean };

/**
 * What a part of a condition says of one variable: where it was answered, and at each other state. Parts about the
 * same variable are put together before they are written, so that a list of what it is not becomes what it is.
 */
interface Split {
  readonly variable: ForeignAnswer;
  /** Of a choice of one, our codes for which it holds; null for other kinds, which have clauses. */
  readonly codes: ReadonlySet<string> | null;
  readonly holds: Clause;
  readonly fails: Clause;
  /** Their codes for “don’t know” and the like for which it holds. */
  readonly states: ReadonlySet<string>;
  readonly blank: boolean;
}

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
    if (split) return wordsOf(split, wanted);
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
    const all = [...[...splits.values()].map((split) => wordsOf(split, wanted)), ...clauses];
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
    if (left.is === 'literal') return null;
    const { variable } = left;
    if (variable.kind === 'cases' || variable.kind === 'pick') return null;
    if (left.is === 'count') return this.splitCount(variable, operator, right);
    if (left.is === 'length') return this.splitLength(variable, operator, right);
    return variable.kind === 'single'
      ? this.splitSingle(variable, operator, right)
      : this.splitOpen(variable, operator, right);
  }

  /** Every code is tried: a question of choice has few. */
  private splitSingle(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
    const { codes, states } = variable;
    const isTest = operator === '=' || operator === '!=';
    const known = right.text === '' || [...codes.keys(), ...states.keys()].some((code) => compares(code, '=', right));
    if (isTest && !known) throw new NotCarried(`“${right.text}” is not an option of “${variable.name}”`);
    const meets = (code: string): boolean => compares(code, operator, right);
    const met = new Set([...codes].filter(([code]) => meets(code)).map(([, code]) => code));
    const blank = this.blank(operator, right);
    return { variable, codes: met, holds: NEVER, fails: NEVER, states: statesThat(variable, meets), blank };
  }

  /** Numbers, texts, and several choices as one text. */
  private splitOpen(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
    if (right.text === '') return splitBlank(variable, operator);
    if (variable.kind === 'multiple') return splitWhole(variable, operator, right);
    if (variable.kind === 'text' && operator !== '=' && operator !== '!=') {
      throw new NotCarried('texts have no order in our conditions');
    }
    const literal = variable.kind === 'number' ? numberText(right) : quoted(right.text);
    const isMet = this.blank(operator, { ...right, isNumber: variable.kind === 'number' });
    return {
      variable,
      codes: null,
      holds: compareTest(variable.name, operator, literal, [variable.name]),
      fails: compareTest(variable.name, OPPOSITE[operator], literal, [variable.name]),
      states: isMet ? new Set(variable.states.keys()) : new Set(),
      blank: isMet,
    };
  }

  private splitCount(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
    const limit: Literal = { ...right, isNumber: true };
    const left = `count(${variable.name})`;
    const test = (how: Comparison): Clause => compareTest(left, how, numberText(right), [variable.name]);
    // To have picked at least one is to have answered.
    const isAny =
      !compares('0', operator, limit) && ['1', '2', '999'].every((count) => compares(count, operator, limit));
    const isNone =
      compares('0', operator, limit) && ['1', '2', '999'].every((count) => !compares(count, operator, limit));
    return {
      variable,
      codes: null,
      holds: isAny ? ALWAYS : isNone ? NEVER : test(operator),
      fails: isAny ? NEVER : isNone ? ALWAYS : test(OPPOSITE[operator]),
      states: compares('1', operator, limit) ? new Set(variable.states.keys()) : new Set(),
      blank: compares('0', operator, limit),
    };
  }

  /** Only whether there is any text can be asked. */
  private splitLength(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
    const meets = (length: string): boolean => compares(length, operator, { ...right, isNumber: true });
    if (meets('1') !== meets('1000000')) throw new NotCarried('our conditions do not count characters');
    const states = meets('1') ? new Set(variable.states.keys()) : new Set<string>();
    return { variable, codes: null, ...sides(meets('1')), states, blank: meets('0') };
  }

  private splitSelected(of: Tree, what: Tree): Split | null {
    const [left, right] = [this.operand(of), this.operand(what)];
    if (right.is !== 'literal') throw new NotCarried('what is selected must be written out');
    if (left.is !== 'variable' || left.variable.kind !== 'multiple') return this.splitAt(left, '=', right);
    const { variable } = left;
    if (variable.states.has(right.text)) {
      return { variable, codes: null, ...sides(false), states: new Set([right.text]), blank: false };
    }
    const code = variable.codes.get(right.text);
    if (!code) throw new NotCarried(`“${right.text}” is not an option of “${variable.name}”`);
    const test = (isNot: boolean): Clause => ({ is: 'includes', name: variable.name, codes: [code], isNot });
    return { variable, codes: null, holds: test(false), fails: test(true), states: new Set(), blank: false };
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

  private blank(operator: Comparison, right: Literal): boolean {
    return right.isNumber ? this.dialect.blankCompares(operator, Number(right.text)) : compares('', operator, right);
  }
}

function isEmptyTest(name: string): boolean {
  return name === 'is_empty' || name === 'empty';
}

/** Whatever was answered, it holds or it does not. */
function sides(isHeld: boolean): Pick<Split, 'holds' | 'fails'> {
  return isHeld ? { holds: ALWAYS, fails: NEVER } : { holds: NEVER, fails: ALWAYS };
}

function splitBlank(variable: ForeignAnswer, operator: Comparison): Split {
  if (operator !== '=' && operator !== '!=') throw new NotCarried('nothing is more or less than an empty text');
  const isFilled = operator === '!=';
  const states = isFilled ? new Set(variable.states.keys()) : new Set<string>();
  return { variable, codes: null, ...sides(isFilled), states, blank: !isFilled };
}

/** Several choices compared as one text: one alone can be asked for. */
function splitWhole(variable: ForeignAnswer, operator: Comparison, { text }: Literal): Split {
  const { name } = variable;
  const code = variable.codes.get(text);
  const isState = variable.states.has(text);
  if ((operator !== '=' && operator !== '!=') || (!code && !isState)) {
    throw new NotCarried(`“${name}” is compared as a whole; ask what is selected`);
  }
  const count = (how: Comparison): Clause => compareTest(`count(${name})`, how, '1', [name]);
  const includes = (isNot: boolean): Clause =>
    code ? { is: 'includes', name, codes: [code], isNot } : constant(isNot);
  const alone: Split = {
    variable,
    codes: null,
    holds: both(includes(false), count('=')),
    fails: either(includes(true), count('>')),
    states: new Set(isState ? [text] : []),
    blank: false,
  };
  return operator === '=' ? alone : denied(alone);
}

function statesThat({ states }: ForeignAnswer, meets: (code: string) => boolean): Set<string> {
  return new Set([...states.keys()].filter(meets));
}

function denied({ variable, codes, holds, fails, states, blank }: Split): Split {
  const others = codes && new Set([...variable.codes.values()].filter((code) => !codes.has(code)));
  const otherStates = statesThat(variable, (code) => !states.has(code));
  return { variable, codes: others, holds: fails, fails: holds, states: otherStates, blank: !blank };
}

function together(operator: 'and' | 'or', one: Split, other: Split): Split {
  const { variable } = one;
  const isBoth = operator === 'and';
  const met = (in1: boolean, in2: boolean): boolean => (isBoth ? in1 && in2 : in1 || in2);
  const { codes } = one;
  const all = [...variable.codes.values()];
  return {
    variable,
    codes: codes && new Set(all.filter((code) => met(codes.has(code), other.codes?.has(code) ?? false))),
    holds: isBoth ? both(one.holds, other.holds) : either(one.holds, other.holds),
    fails: isBoth ? either(one.fails, other.fails) : both(one.fails, other.fails),
    states: statesThat(variable, (code) => met(one.states.has(code), other.states.has(code))),
    blank: met(one.blank, other.blank),
  };
}

/** A clause that holds where the split does, or where it does not. */
function wordsOf(split: Split, wanted: boolean): Clause {
  const { variable, codes, holds, states, blank } = wanted ? split : denied(split);
  const clause = codes ? oneOf(variable, [...codes]) : simplifyClause(holds, new Set([variable.name]));
  const answered = clause.is === 'always' ? hasState('answered', variable.name) : clause;
  const meets = (code: string): boolean => states.has(code);
  const unanswered =
    variable.statesOf === null
      ? ownStates(variable, meets, blank)
      : besideStates(variable, variable.statesOf, meets, blank);
  return either(asked(variable, answered), unanswered);
}

/** A main reason that we only imply is not asked by others, who keep nothing there. */
function asked({ impliedBy }: ForeignAnswer, clause: Clause): Clause {
  return impliedBy === null ? clause : both(clause, compareTest(`count(${impliedBy})`, '>=', '2', [impliedBy]));
}

/** Holds for those of the states without an answer that are wanted. */
function ownStates(variable: ForeignAnswer, meets: (code: string) => boolean, isBlankMet: boolean): Clause {
  const { name, states, isOptional, isAlwaysAsked, impliedBy } = variable;
  const wanted = new Map<'dont_know' | 'refused' | 'not_asked', boolean>();
  if (!isAlwaysAsked) wanted.set('not_asked', isBlankMet);
  if (isOptional) wanted.set('refused', isBlankMet);
  for (const [code, state] of states) {
    if (wanted.has(state) && wanted.get(state) !== meets(code)) {
      throw new NotCarried(`we keep “${code}” and a blank of “${name}” alike, as refused`);
    }
    wanted.set(state, meets(code));
  }
  const implied = impliedBy !== null && isBlankMet ? compareTest(`count(${impliedBy})`, '=', '1', [impliedBy]) : NEVER;
  if (wanted.size > 0 && [...wanted.values()].every((each) => each))
    return either(lacksState('answered', name), implied);
  return either(implied, ...[...wanted].filter(([, each]) => each).map(([state]) => hasState(state, name)));
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

/** Where “don’t know” stands in a row of its own, that row is blank for everybody who answered the question itself. */
function besideStates(
  { name, codes, states }: ForeignAnswer,
  statesOf: string,
  meets: (code: string) => boolean,
  isBlankMet: boolean,
): Clause {
  const told = [...states].map(([code, state]) => ({ state, isMet: meets(code) }));
  const met = told.filter(({ isMet }) => isMet).map(({ state }) => hasState(state, statesOf));
  if (!isBlankMet) return either(...met);
  const isNothing = codes.size > 0 ? [lacksState('answered', name)] : [];
  const others = told.filter(({ isMet }) => !isMet).map(({ state }) => lacksState(state, statesOf));
  return both(...isNothing, ...others);
}

type Literal = Extract<Operand, { is: 'literal' }>;
const EMPTY: Literal = { is: 'literal', text: '', isNumber: false };

function constant(holds: boolean): Clause {
  return holds ? ALWAYS : NEVER;
}

function oneOf({ name, codes }: ForeignAnswer, picked: readonly string[]): Clause {
  const all = [...codes.values()];
  if (picked.length === 0) return NEVER;
  if (picked.length === all.length) return hasState('answered', name);
  const others = all.filter((code) => !picked.includes(code));
  if (others.length < picked.length) return { is: 'in', name, codes: others, isNot: true };
  return { is: 'in', name, codes: picked, isNot: false };
}

function compareTest(left: string, operator: Comparison, right: string, reads: readonly string[]): Clause {
  return { is: 'compare', left, operator, right, reads };
}

function numberText({ text }: Literal): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new NotCarried(`“${text}” is not a number`);
  return text;
}

function quoted(text: string): string {
  if (text.includes('\n')) throw new NotCarried('a text of several lines cannot be compared');
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** As XPath compares a text with a literal: as numbers where the literal is one, or where one is more than the other. */
function compares(text: string, operator: Comparison, { text: other, isNumber }: Literal): boolean {
  if (!isNumber && (operator === '=' || operator === '!=')) return (text === other) === (operator === '=');
  const [left, right] = [text, other].map((each) => (each.trim() === '' ? Number.NaN : Number(each))) as [
    number,
    number,
  ];
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
