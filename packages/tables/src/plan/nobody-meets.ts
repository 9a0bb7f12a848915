import { categoriesOf, type Expression, holds, namesIn, type Value, type Variable } from '@earshot/dataset';

/** Above this many combinations of answers nothing is tried: a condition that long is rarely one that cannot hold. */
const MOST_TRIED = 20_000;

const MISSING: readonly Value[] = [
  { state: 'dont_know' },
  { state: 'refused' },
  { state: 'not_asked' },
  { state: 'not_reached' },
];

/**
 * Whether no answers at all can meet a condition, such as `role = a and role = b`: every combination of answers that it
 * can tell apart is tried. False where there would be too many to try.
 */
export function nobodyMeets(condition: Expression, find: (name: string) => Variable | null): boolean {
  const names = namesIn(condition);
  const numbers = literalsOf(condition);
  const choices = names.map((name) => [...answersOf(find(name)!, numbers, names.length), ...MISSING]);
  if (choices.reduce((product, list) => product * list.length, 1) > MOST_TRIED) return false;
  return !isMet(condition, names, choices, new Map());
}

function isMet(
  condition: Expression,
  names: readonly string[],
  choices: readonly (readonly Value[])[],
  chosen: Map<string, Value>,
): boolean {
  const next = names[chosen.size];
  if (next === undefined) return holds(condition, (name) => chosen.get(name)!);
  return choices[chosen.size]!.some((value) => isMet(condition, names, choices, new Map(chosen).set(next, value)));
}

/**
 * Answers of which some stand on each side of everything that a condition may compare them with: numbers as many as
 * there are variables, since they may be compared with each other too.
 */
function answersOf(variable: Variable, literals: readonly string[], variables: number): Value[] {
  if (variable.kind === 'single') return categoriesOf(variable).map(({ code }) => answer(code));
  if (variable.kind === 'multiple') return subsets(categoriesOf(variable).map(({ code }) => code)).map(answer);
  if (variable.kind === 'quantity')
    return numbersAround(literals.map(Number).filter(Number.isFinite), variables).map(answer);
  const texts = [...literals].sort();
  return ['', ...texts, ...texts.map((text) => `${text} `), '\uffff'].map(answer);
}

/** The limits themselves, and so many numbers below, between and above them. */
function numbersAround(limits: readonly number[], many: number): number[] {
  const rising = [...new Set(limits.length === 0 ? [0] : limits)].sort((a, b) => a - b);
  const steps = Array.from({ length: many }, (_, step) => step + 1);
  return [
    ...steps.map((step) => rising[0]! - step),
    ...rising.flatMap((from, index) => {
      const to = rising[index + 1] ?? from + many + 1;
      return [from, ...steps.map((step) => from + ((to - from) * step) / (many + 1))];
    }),
  ];
}

function answer(value: string | number | readonly string[]): Value {
  return { state: 'answered', value };
}

/** Every choice of some of the codes; more than will be tried where there are too many. */
function subsets(codes: readonly string[]): string[][] {
  const choices = 2 ** codes.length;
  if (choices > MOST_TRIED) return new Array<string[]>(MOST_TRIED + 1).fill([]);
  return Array.from({ length: choices }, (_, bits) => codes.filter((_code, at) => (bits >> at) & 1));
}

function literalsOf(condition: Expression): string[] {
  if ('parts' in condition) return condition.parts.flatMap(literalsOf);
  if ('inner' in condition) return literalsOf(condition.inner);
  if (condition.type !== 'compare' || condition.right.type === 'name') return [];
  return [condition.right.text];
}
