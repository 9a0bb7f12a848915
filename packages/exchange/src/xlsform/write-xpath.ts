import type { Expression } from '@earshot/dataset';
import type { ExportedVariable } from './exported-variable.ts';
import { allOf, anyOf, FALSE, tight, type XPath } from './xpath-text.ts';

type Compare = Extract<Expression, { type: 'compare' }>;
type Membership = Extract<Expression, { codes: unknown }>;

const OPPOSITE = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;

/**
 * One of our conditions in XPath. Ours are true, false or unknown, theirs true or false, so what is written is either
 * where ours is true or where it is false; at what is unknown it is neither.
 * @param find says how a variable is asked for in the exported form.
 */
export function writeXPath(
  expression: Expression,
  find: (name: string) => ExportedVariable,
  wanted: boolean = true,
): XPath {
  switch (expression.type) {
    case 'and':
    case 'or': {
      const parts = expression.parts.map((part) => writeXPath(part, find, wanted));
      return (expression.type === 'and') === wanted ? allOf(...parts) : anyOf(...parts);
    }
    case 'not':
      return writeXPath(expression.inner, find, !wanted);
    case 'state':
      return writeState(expression, find, wanted);
    case 'in':
    case 'includes':
      return writeList(expression, find, wanted);
    case 'compare':
      return writeCompare(expression, find, wanted);
  }
}

function writeState(
  { state, name }: Extract<Expression, { type: 'state' }>,
  find: (name: string) => ExportedVariable,
  wanted: boolean,
): XPath {
  // Whatever stands before a condition has been reached.
  const holds = state === 'not_reached' ? FALSE : find(name.name)[state];
  return wanted ? holds : negated(holds);
}

function writeList({ name, codes }: Membership, find: (name: string) => ExportedVariable, wanted: boolean): XPath {
  const variable = find(name.name);
  const any = anyOf(...codes.map((code) => variable.is(code.text)));
  return wanted ? any : allOf(variable.answered, ...codes.map((code) => negated(variable.is(code.text))));
}

function writeCompare(compare: Compare, find: (name: string) => ExportedVariable, wanted: boolean): XPath {
  const { left, right } = compare;
  const operator = wanted ? compare.operator : OPPOSITE[compare.operator];
  const variable = find(left.type === 'count' ? left.name.name : left.name);
  if (left.type === 'count') return writeCount(variable, operator, right.type === 'name' ? '0' : right.text);
  if (right.type === 'name') return writeTwo(variable, operator, find(right.name));
  if (right.type === 'number') return writeNumber(variable, operator, right.text);
  const holds = variable.is(right.text);
  return operator === '=' ? holds : allOf(variable.answered, negated(holds));
}

function writeNumber(variable: ExportedVariable, operator: Compare['operator'], number: string): XPath {
  const test = tight(`${variable.ref} ${operator} ${number}`);
  // A blank is no number: it differs from every one, and is neither more nor less.
  return operator === '!=' ? allOf(variable.answered, test) : allOf(orNever(variable), test);
}

function writeTwo(one: ExportedVariable, operator: Compare['operator'], other: ExportedVariable): XPath {
  const test = tight(`${one.ref} ${operator} ${other.ref}`);
  const isOrder = operator !== '=' && operator !== '!=';
  return isOrder ? allOf(orNever(one), orNever(other), test) : allOf(one.answered, other.answered, test);
}

function writeCount(variable: ExportedVariable, operator: Compare['operator'], number: string): XPath {
  const test = tight(`count-selected(${variable.ref}) ${operator} ${number}`);
  const isManyOnly = (operator === '>' && Number(number) >= 1) || (operator === '>=' && Number(number) >= 2);
  return isManyOnly ? allOf(orNever(variable), test) : allOf(variable.answered, test);
}

/** Nothing to add, but for a variable that the form does not have. */
function orNever({ answered }: ExportedVariable): XPath {
  return answered === FALSE ? FALSE : tight('true()');
}

/** The shortest way to deny: `!=` for `=`. */
function negated(part: XPath): XPath {
  const equality = /^(\$\{\w+\}|\.) (!?=) ('[^']*')$/.exec(part.text);
  if (equality) return tight(`${equality[1]} ${equality[2] === '=' ? '!=' : '='} ${equality[3]}`);
  if (part.text === 'true()') return FALSE;
  return part.text === 'false()' ? tight('true()') : tight(`not(${part.text})`);
}
