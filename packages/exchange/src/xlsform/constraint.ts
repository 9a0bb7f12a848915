import { partsOf, type Tree } from '../form/expression-tree.ts';

/** What a constraint says in terms that our questions have themselves, and what is left for checks. */
export interface Limits {
  /** Of a number. */
  least: number | null;
  most: number | null;
  /** Most options, or most characters. */
  mostPicked: number | null;
  mostCharacters: number | null;
  /** Names of choices that stand alone. */
  readonly exclusive: string[];
  /** Parts that must hold, each a check. */
  readonly rest: Tree[];
}

/** Sorts the parts of a constraint: limits that our kinds of question have, options that stand alone, and the rest. */
export function limitsOf(constraint: Tree): Limits {
  const limits: Limits = {
    least: null,
    most: null,
    mostPicked: null,
    mostCharacters: null,
    exclusive: [],
    rest: [],
  };
  for (const part of partsOf(constraint, 'and')) {
    const exclusive = exclusiveName(part);
    if (exclusive !== null) limits.exclusive.push(exclusive);
    else if (!addLimit(limits, part)) limits.rest.push(part);
  }
  return limits;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function addLimit(limits: Limits, part: Tree): boolean {
  if (part.is !== 'operator' || !(part.operator in MIRRORED)) return false;
  const isMirrored = part.parts[0].is === 'number';
  const [of, number] = isMirrored ? [part.parts[1], part.parts[0]] : part.parts;
  const operator = isMirrored ? MIRRORED[part.operator]! : part.operator;
  if (number.is !== 'number') return false;
  const isUpper = operator.startsWith('<');
  // Whole numbers only: less than 5 is at most 4, and so is less than 4.5.
  const exact = Number(number.text);
  const limit = isUpper
    ? operator === '<'
      ? Math.ceil(exact) - 1
      : Math.floor(exact)
    : operator === '>'
      ? Math.floor(exact) + 1
      : Math.ceil(exact);
  if (of.is === 'self') {
    if (isUpper) limits.most = Math.min(limit, limits.most ?? limit);
    else limits.least = Math.max(limit, limits.least ?? limit);
    return true;
  }
  if (!isUpper || !isCall(of, ['.'])) return false;
  if (of.name === 'count-selected') limits.mostPicked = Math.min(limit, limits.mostPicked ?? limit);
  else if (of.name === 'string-length') limits.mostCharacters = Math.min(limit, limits.mostCharacters ?? limit);
  else return false;
  return true;
}

/** A choice that cannot be picked beside others, in the ways in which XLSForms say so. */
function exclusiveName(part: Tree): string | null {
  // not(selected(., 'none') and count-selected(.) > 1)
  if (isCall(part) && part.name === 'not' && part.parts[0]) {
    const [one, other, ...more] = partsOf(part.parts[0], 'and');
    const name = selectedName(one) ?? selectedName(other);
    return name !== null && more.length === 0 && [one, other].some((each) => isCount(each, '>', '1', '>=', '2'))
      ? name
      : null;
  }
  // not(selected(., 'none')) or count-selected(.) = 1
  const [one, other, ...more] = partsOf(part, 'or');
  const denied = [one, other].map((each) =>
    each && isCall(each) && each.name === 'not' ? selectedName(each.parts[0]) : null,
  );
  const name = denied[0] ?? denied[1] ?? null;
  if (name !== null && more.length === 0 && [one, other].some((each) => isCount(each, '=', '1', '<=', '1')))
    return name;
  // if(selected(., 'none'), count-selected(.) = 1, true())
  if (!isCall(part) || part.name !== 'if' || part.parts.length !== 3) return null;
  const [when, then, otherwise] = part.parts;
  const isFree = isCall(otherwise!) && otherwise.name === 'true';
  return isFree && isCount(then, '=', '1', '<=', '1') ? selectedName(when) : null;
}

function isCall(tree: Tree, of?: readonly ['.']): tree is Extract<Tree, { is: 'call' }> {
  return tree.is === 'call' && (!of || (tree.parts.length === 1 && tree.parts[0]!.is === 'self'));
}

function selectedName(tree: Tree | undefined): string | null {
  if (!tree || !isCall(tree) || tree.name !== 'selected' || tree.parts[0]?.is !== 'self') return null;
  const code = tree.parts[1];
  return code && (code.is === 'text' || code.is === 'number') ? code.text : null;
}

/** `count-selected(.)` beside one of the operators with its number. */
function isCount(tree: Tree | undefined, ...wanted: readonly string[]): boolean {
  if (tree?.is !== 'operator' || tree.parts[1].is !== 'number') return false;
  const [of, number] = tree.parts;
  if (!isCall(of, ['.']) || of.name !== 'count-selected') return false;
  return wanted.some(
    (operator, index) => index % 2 === 0 && operator === tree.operator && wanted[index + 1] === number.text,
  );
}
