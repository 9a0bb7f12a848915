import { ALWAYS, both, type Clause, type Comparison, compareTest, either, NEVER, OPPOSITE } from './clause.ts';
import type { ForeignAnswer } from './foreign-variable.ts';
import { compares, type Literal, NotCarried, numberText, quoted } from './literal.ts';
import { denied, type Split, sides, statesThat } from './split-variable.ts';

/** How a missing number compares with one, in the language that is read. */
export type BlankCompares = (operator: Comparison, number: number) => boolean;

/** What one comparison says of a variable. @param what is compared: its value, how many were picked, or its length. */
export function splitComparison(
  what: 'value' | 'count' | 'length',
  variable: ForeignAnswer,
  operator: Comparison,
  right: Literal,
  blankCompares: BlankCompares,
): Split {
  if (what === 'count') return splitCount(variable, operator, right);
  if (what === 'length') return splitLength(variable, operator, right);
  const isNumber = right.isNumber || variable.kind === 'number';
  const blank =
    isNumber && right.text !== '' ? blankCompares(operator, Number(right.text)) : compares('', operator, right);
  return variable.kind === 'single'
    ? splitSingle(variable, operator, right, blank)
    : splitOpen(variable, operator, right, blank);
}

/** Every code is tried: a question of choice has few. */
function splitSingle(variable: ForeignAnswer, operator: Comparison, right: Literal, blank: boolean): Split {
  const { codes, states } = variable;
  const isTest = operator === '=' || operator === '!=';
  const known = right.text === '' || [...codes.keys(), ...states.keys()].some((code) => compares(code, '=', right));
  if (isTest && !known) throw new NotCarried(`“${right.text}” is not an option of “${variable.name}”`);
  const meets = (code: string): boolean => compares(code, operator, right);
  const met = new Set([...codes].filter(([code]) => meets(code)).map(([, code]) => code));
  return { variable, codes: met, holds: NEVER, fails: NEVER, states: statesThat(variable, meets), blank };
}

/** Numbers, texts, and several choices as one text. */
function splitOpen(variable: ForeignAnswer, operator: Comparison, right: Literal, isMet: boolean): Split {
  if (right.text === '') return splitBlank(variable, operator);
  if (variable.kind === 'multiple') return splitWhole(variable, operator, right);
  if (variable.kind === 'text' && operator !== '=' && operator !== '!=') {
    throw new NotCarried('texts have no order in our conditions');
  }
  const literal = variable.kind === 'number' ? numberText(right) : quoted(right.text);
  return {
    variable,
    codes: null,
    holds: compareTest(variable.name, operator, literal, [variable.name]),
    fails: compareTest(variable.name, OPPOSITE[operator], literal, [variable.name]),
    states: isMet ? new Set(variable.states.keys()) : new Set(),
    blank: isMet,
  };
}

function splitCount(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
  const limit: Literal = { ...right, isNumber: true };
  const left = `count(${variable.name})`;
  const test = (how: Comparison): Clause => compareTest(left, how, numberText(right), [variable.name]);
  // To have picked at least one is to have answered.
  const isAny = !compares('0', operator, limit) && ['1', '2', '999'].every((count) => compares(count, operator, limit));
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
function splitLength(variable: ForeignAnswer, operator: Comparison, right: Literal): Split {
  const meets = (length: string): boolean => compares(length, operator, { ...right, isNumber: true });
  if (meets('1') !== meets('1000000')) throw new NotCarried('our conditions do not count characters');
  const states = meets('1') ? new Set(variable.states.keys()) : new Set<string>();
  return { variable, codes: null, ...sides(meets('1')), states, blank: meets('0') };
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
    code ? { is: 'includes', name, codes: [code], isNot } : isNot ? ALWAYS : NEVER;
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

/** What `selected` says of several choices, or of one. */
export function splitPicked(variable: ForeignAnswer, { text }: Literal): Split {
  if (variable.states.has(text))
    return { variable, codes: null, ...sides(false), states: new Set([text]), blank: false };
  const code = variable.codes.get(text);
  if (!code) throw new NotCarried(`“${text}” is not an option of “${variable.name}”`);
  const test = (isNot: boolean): Clause => ({ is: 'includes', name: variable.name, codes: [code], isNot });
  return { variable, codes: null, holds: test(false), fails: test(true), states: new Set(), blank: false };
}
