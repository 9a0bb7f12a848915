import { categoriesOf, type Expression, type Variable } from '@earshot/dataset';

type Compare = Extract<Expression, { type: 'compare' }>;
type Membership = Extract<Expression, { type: 'in' | 'includes' }>;
type StateTest = Extract<Expression, { type: 'state' }>;
type Junction = Extract<Expression, { type: 'and' | 'or' }>;

/** Says a condition in plain words: `role in (frontline, asye)` becomes “role is “Social worker” or “ASYE””. */
export type ConditionWords = (expression: Expression) => string;

/**
 * Puts conditions into the words of the labels of their codes. Questions keep their names, because that is how a
 * reader finds them in the document.
 * @param variables all that conditions can read.
 */
export function conditionWordsFor(variables: readonly Variable[]): ConditionWords {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  const said = (expression: Expression): string => sayExpression(expression, byName, false);
  return said;
}

type Known = ReadonlyMap<string, Variable>;

function sayExpression(expression: Expression, known: Known, isNot: boolean): string {
  switch (expression.type) {
    case 'compare':
      return sayCompare(isNot ? opposite(expression) : expression, known);
    case 'in':
    case 'includes':
      return sayMembership(expression, known, isNot);
    case 'state':
      return sayState(expression, isNot);
    case 'not':
      return sayExpression(expression.inner, known, !isNot);
    case 'and':
    case 'or':
      return sayJunction(expression, known, isNot);
  }
}

/** De Morgan’s laws hold for three truth values too, so that a negation can be moved to where it reads well. */
function sayJunction({ type, parts }: Junction, known: Known, isNot: boolean): string {
  const joins = (type === 'and') === isNot ? ' or ' : ' and ';
  const said = parts.map((part) => {
    const words = sayExpression(part, known, isNot);
    return isJunction(part) ? `(${words})` : words;
  });
  return said.join(joins);
}

function isJunction(expression: Expression): boolean {
  if (expression.type === 'not') return isJunction(expression.inner);
  return expression.type === 'and' || expression.type === 'or';
}

const OPPOSITE = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

function opposite(compare: Compare): Compare {
  return { ...compare, operator: OPPOSITE[compare.operator] };
}

const COUNTED = {
  '=': 'exactly',
  '!=': 'other than',
  '<': 'fewer than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
} as const;
const COMPARED = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
} as const;

function sayCompare({ left, operator, right }: Compare, known: Known): string {
  if (left.type === 'count') {
    const number = right.type === 'name' ? right.name : right.text;
    const answers = number === '1' ? 'answer' : 'answers';
    return `${COUNTED[operator]} ${number} ${answers} picked in ${left.name.name}`;
  }
  return `${left.name} ${COMPARED[operator]} ${operandWords(left.name, right, known)}`;
}

function operandWords(left: string, right: Compare['right'], known: Known): string {
  if (right.type === 'name') return right.name;
  if (right.type === 'number') return right.text;
  return right.type === 'word' ? codeWords(left, right.text, known) : `“${right.text}”`;
}

function codeWords(name: string, code: string, known: Known): string {
  const variable = known.get(name);
  const category = variable && categoriesOf(variable).find((candidate) => candidate.code === code);
  return `“${category?.label ?? code}”`;
}

function sayMembership({ type, name, codes }: Membership, known: Known, isNot: boolean): string {
  const words = codes.map((code) => codeWords(name.name, code.text, known));
  const verb = type === 'in' ? 'is' : 'includes';
  if (!isNot) return `${name.name} ${verb} ${listed(words, 'or')}`;
  if (type === 'includes') return `${name.name} does not include ${listed(words, 'or')}`;
  return words.length === 1 ? `${name.name} is not ${words[0]}` : `${name.name} is neither ${listed(words, 'nor')}`;
}

function listed(words: readonly string[], join: string): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`;
}

const STATES: Readonly<Record<StateTest['state'], readonly [string, string]>> = {
  answered: ['was answered', 'was not answered'],
  dont_know: ['was answered “don’t know”', 'was not answered “don’t know”'],
  refused: ['was refused or left blank', 'was not refused or left blank'],
  not_asked: ['was not asked', 'was asked'],
  not_reached: ['was not reached', 'was reached'],
};

function sayState({ state, name }: StateTest, isNot: boolean): string {
  return `${name.name} ${STATES[state][isNot ? 1 : 0]}`;
}
