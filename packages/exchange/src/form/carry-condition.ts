import { ALWAYS, both, type Clause, type Comparison, either, hasState, lacksState, NEVER, OPPOSITE } from './clause.ts';
import type { Tree } from './expression-tree.ts';
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
    switch (tree.is) {
      case 'operator':
        return this.operator(tree, wanted);
      case 'call':
        return this.call(tree, wanted);
      case 'number':
        return constant((Number(tree.text) !== 0) === wanted);
      default:
        throw new NotCarried('it is a value where a condition should stand');
    }
  }

  private operator(tree: Extract<Tree, { is: 'operator' }>, wanted: boolean): Clause {
    const { operator, parts } = tree;
    if (operator === 'and' || operator === 'or') {
      const clauses = parts.map((part) => this.truth(part, wanted));
      return (operator === 'and') === wanted ? both(...clauses) : either(...clauses);
    }
    if (!COMPARISONS.has(operator)) throw new NotCarried(`our conditions do not calculate (“${operator}”)`);
    const [left, right] = parts.map((part) => this.operand(part)) as [Operand, Operand];
    return this.comparison(left, operator as Comparison, right, wanted);
  }

  private call({ name, parts }: Extract<Tree, { is: 'call' }>, wanted: boolean): Clause {
    const only = parts[0];
    switch (name) {
      case 'not':
        if (only && parts.length === 1) return this.truth(only, !wanted);
        break;
      case 'true':
      case 'false':
        return constant((name === 'true') === wanted);
      case 'is_empty':
      case 'empty':
        if (only) return this.comparison(this.operand(only), '=', EMPTY, wanted);
        break;
      case 'selected':
        if (parts.length === 2) return this.selected(this.operand(only!), this.operand(parts[1]!), wanted);
        break;
    }
    throw new NotCarried(`${name}() has no counterpart in our conditions`);
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

  private comparison(left: Operand, operator: Comparison, right: Operand, wanted: boolean): Clause {
    if (left.is === 'literal') {
      if (right.is === 'literal') return constant(compared(left.text, operator, right) === wanted);
      return this.comparison(right, MIRRORED[operator], left, wanted);
    }
    if (right.is !== 'literal') return this.twoNumbers(left, operator, right, wanted);
    const { variable } = left;
    if (left.is === 'count') return this.counted(left.variable, operator, right, wanted);
    if (left.is === 'length') return this.length(left.variable, operator, right, wanted);
    switch (variable.kind) {
      case 'cases':
        return this.cases(variable, operator, right, wanted);
      case 'pick':
        return this.pick(variable, operator, right, wanted);
      case 'single':
        return this.single(variable, operator, right, wanted);
      case 'number':
      case 'text':
      case 'multiple':
        return this.open(variable, operator, right, wanted);
    }
  }

  /** Every code is tried: a question of choice has few. */
  private single(variable: ForeignAnswer, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const { codes, states } = variable;
    const isTest = operator === '=' || operator === '!=';
    const known = right.text === '' || [...codes.keys(), ...states.keys()].some((code) => compared(code, '=', right));
    if (isTest && !known) throw new NotCarried(`“${right.text}” is not an option of “${variable.name}”`);
    const meets = (code: string): boolean => compared(code, operator, right) === wanted;
    const picked = [...codes].filter(([code]) => meets(code)).map(([, code]) => code);
    return either(
      this.asked(variable, oneOf(variable, picked)),
      this.unanswered(variable, meets, this.blank(operator, right) === wanted),
    );
  }

  /** Numbers, texts, and several choices as one text. */
  private open(variable: ForeignAnswer, operator: Comparison, right: Literal, wanted: boolean): Clause {
    if (right.text === '') return this.isBlank(variable, operator, wanted);
    if (variable.kind === 'multiple')
      throw new NotCarried(`“${variable.name}” is compared as a whole; ask what is selected`);
    const literal = variable.kind === 'number' ? numberText(right) : quoted(right.text);
    if (variable.kind === 'text' && operator !== '=' && operator !== '!=') {
      throw new NotCarried('texts have no order in our conditions');
    }
    const test = compareTest(variable.name, wanted ? operator : OPPOSITE[operator], literal, [variable.name]);
    const isBlankMet = this.blank(operator, { ...right, isNumber: variable.kind === 'number' }) === wanted;
    return either(
      test,
      this.unanswered(variable, () => isBlankMet, isBlankMet),
    );
  }

  private counted(variable: ForeignAnswer, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const meets = (count: string): boolean => compared(count, operator, { ...right, isNumber: true }) === wanted;
    const left = `count(${variable.name})`;
    const test = compareTest(left, wanted ? operator : OPPOSITE[operator], numberText(right), [variable.name]);
    return either(
      anyPicked(operator, right, wanted, variable) ?? test,
      this.unanswered(variable, () => meets('1'), meets('0')),
    );
  }

  /** Only whether there is any text can be asked. */
  private length(variable: ForeignAnswer, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const meets = (length: number): boolean => compared(String(length), operator, { ...right, isNumber: true });
    if (meets(1) !== meets(1_000_000)) throw new NotCarried('our conditions do not count characters');
    if (meets(0) === meets(1)) return constant(meets(0) === wanted);
    return this.isBlank(variable, meets(0) ? '=' : '!=', wanted);
  }

  private isBlank(variable: ForeignAnswer, operator: Comparison, wanted: boolean): Clause {
    if (operator !== '=' && operator !== '!=') throw new NotCarried('nothing is more or less than an empty text');
    const wantsBlank = (operator === '=') === wanted;
    const answered = this.asked(variable, wantsBlank ? NEVER : hasState('answered', variable.name));
    return either(
      answered,
      this.unanswered(variable, () => !wantsBlank, wantsBlank),
    );
  }

  private selected(left: Operand, right: Operand, wanted: boolean): Clause {
    if (right.is !== 'literal') throw new NotCarried('what is selected must be written out');
    if (left.is !== 'variable' || left.variable.kind !== 'multiple') return this.comparison(left, '=', right, wanted);
    const { variable } = left;
    const code = variable.codes.get(right.text);
    const state = variable.states.get(right.text);
    if (state) return wanted ? hasState(state, variable.name) : lacksState(state, variable.name);
    if (!code) throw new NotCarried(`“${right.text}” is not an option of “${variable.name}”`);
    const test: Clause = { is: 'includes', name: variable.name, codes: [code], isNot: !wanted };
    return wanted ? test : either(test, lacksState('answered', variable.name));
  }

  private pick({ name, code, yes }: ForeignPick, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const meets = (value: string): boolean => compared(value, operator, right) === wanted;
    if (meets(yes) === meets('')) return constant(meets(yes));
    const isNot = !meets(yes);
    const test: Clause = { is: 'includes', name, codes: [code], isNot };
    return isNot ? either(test, lacksState('answered', name)) : test;
  }

  private cases(variable: ForeignCases, operator: Comparison, right: Literal, wanted: boolean): Clause {
    const results: Clause[] = [];
    const before: Clause[] = [];
    for (const { when, value } of variable.cases) {
      if (compared(value, operator, right) === wanted) results.push(both(...before, this.truth(when, true)));
      before.push(this.truth(when, false));
    }
    if (compared(variable.otherwise, operator, right) === wanted) results.push(both(...before));
    return either(...results);
  }

  private twoNumbers(left: Operand, operator: Comparison, right: Operand, wanted: boolean): Clause {
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
    const isMet = { one: (operator === '!=') === wanted, both: (operator === '=') === wanted };
    return either(test, isMet.one ? oneBlank : NEVER, isMet.both ? both(...lacks) : NEVER);
  }

  /** A main reason that we only imply is not asked by others, who keep nothing there. */
  private asked({ impliedBy }: ForeignAnswer, clause: Clause): Clause {
    return impliedBy === null ? clause : both(clause, compareTest(`count(${impliedBy})`, '>=', '2', [impliedBy]));
  }

  /** Holds for those of the states without an answer that are wanted. */
  private unanswered(variable: ForeignAnswer, meets: (code: string) => boolean, isBlankMet: boolean): Clause {
    return variable.statesOf === null
      ? this.ownStates(variable, meets, isBlankMet)
      : besideStates(variable, variable.statesOf, meets, isBlankMet);
  }

  private ownStates(variable: ForeignAnswer, meets: (code: string) => boolean, isBlankMet: boolean): Clause {
    const { name, states, isOptional, impliedBy } = variable;
    const wanted = new Map<'dont_know' | 'refused' | 'not_asked', boolean>([['not_asked', isBlankMet]]);
    if (isOptional) wanted.set('refused', isBlankMet);
    for (const [code, state] of states) {
      if (wanted.has(state) && wanted.get(state) !== meets(code)) {
        throw new NotCarried(`we keep “${code}” and a blank of “${name}” alike, as refused`);
      }
      wanted.set(state, meets(code));
    }
    const implied =
      impliedBy !== null && isBlankMet ? compareTest(`count(${impliedBy})`, '=', '1', [impliedBy]) : NEVER;
    if ([...wanted.values()].every((each) => each)) return either(lacksState('answered', name), implied);
    return either(implied, ...[...wanted].filter(([, each]) => each).map(([state]) => hasState(state, name)));
  }

  private blank(operator: Comparison, right: Literal): boolean {
    return right.isNumber ? this.dialect.blankCompares(operator, Number(right.text)) : compared('', operator, right);
  }
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

/** To have picked at least one is to have answered. */
function anyPicked(operator: Comparison, right: Literal, wanted: boolean, { name }: ForeignAnswer): Clause | null {
  const limit = Number(right.text);
  const isAny =
    wanted && ((operator === '>=' && limit === 1) || ((operator === '>' || operator === '!=') && limit === 0));
  return isAny ? hasState('answered', name) : null;
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
function compared(text: string, operator: Comparison, { text: other, isNumber }: Literal): boolean {
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
