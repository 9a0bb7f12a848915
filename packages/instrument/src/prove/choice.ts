import { answered, DONT_KNOW, type Expression, NOT_ASKED, REFUSED, type Value } from '@earshot/dataset';
import type { Question } from '../questionnaire.ts';
import { offersState } from '../settle.ts';
import { ALWAYS, type Diagrams, NEVER, type Node } from './bdd.ts';

/** What one variable can hold, as bits of a diagram. Bits stand side by side and belong to no other variable. */
export interface Choice {
  readonly bits: readonly number[];
  /** The values that can be listed; none for picks. */
  readonly values: readonly Value[];
  /** True for bits that stand for a value: others mean nothing. */
  readonly may: Node;
  /** The bits for which a test of the value holds. */
  where(test: (value: Value) => boolean): Node;
  /** A value that bits stand for; bits that are not given count as 0. */
  valueOf(bits: ReadonlyMap<number, boolean>): Value;
}

/**
 * A choice among listed values, numbered in binary. The caller lists one value of each kind that the conditions can
 * tell apart, so that a list of 150 authorities which nothing asks about is one value.
 */
export function listedChoice(diagrams: Diagrams, values: readonly Value[], firstBit: number): Choice {
  const width = Math.max(1, Math.ceil(Math.log2(values.length)));
  const bits = Array.from({ length: width }, (_, index) => firstBit + index);
  const nodes = values.map((_, number) =>
    diagrams.and(
      ...bits.map((bit, index) => (isSet(number, index) ? diagrams.bit(bit) : diagrams.not(diagrams.bit(bit)))),
    ),
  );
  return {
    bits,
    values,
    may: diagrams.or(...nodes),
    where: (test) => diagrams.or(...nodes.filter((_, index) => test(values[index]!))),
    valueOf(given) {
      const number = bits.reduce((sum, bit, index) => sum + (given.get(bit) ? 2 ** index : 0), 0);
      return values[number] ?? values[0]!;
    },
  };
}

function isSet(number: number, index: number): boolean {
  return Math.floor(number / 2 ** index) % 2 === 1;
}

/** Any number of options: a bit each, and one more each for don't know and refused where they can be said. */
export interface SeveralChoice extends Choice {
  /** The bits for which an option is picked. */
  picked(code: string): Node;
  /** The bits for which that many of some options are picked. */
  howMany(codes: readonly string[], count: number): Node;
  /** The bits for which two or more of some options are picked. */
  several(codes: readonly string[]): Node;
}

export interface SeveralDescribed {
  readonly options: readonly { readonly code: string; readonly exclusive: boolean }[];
  readonly most: number | null;
  readonly states: readonly Value[];
}

export function severalChoice(diagrams: Diagrams, described: SeveralDescribed, firstBit: number): SeveralChoice {
  const { options, most, states } = described;
  const optionBits = options.map((_, index) => firstBit + index);
  const stateBits = states.map((_, index) => firstBit + options.length + index);
  const picks = new Map(options.map(({ code }, index) => [code, diagrams.bit(optionBits[index]!)]));
  const all = [...picks.values()];
  const inState = stateBits.map((bit) => diagrams.bit(bit));
  const noState = diagrams.not(diagrams.or(...inState));
  const byCount = countsOf(diagrams, all);
  const exclusives = options.filter(({ exclusive }) => exclusive).map(({ code }) => picks.get(code)!);
  const upToMost = diagrams.or(...byCount.slice(1, (most ?? all.length) + 1));
  const alone = diagrams.or(diagrams.not(diagrams.or(...exclusives)), byCount[1] ?? NEVER);
  const oneState = countsOf(diagrams, inState)[1] ?? NEVER;
  const isAnswered = diagrams.and(noState, upToMost, alone);
  const picked = (code: string): Node => diagrams.and(isAnswered, picks.get(code) ?? NEVER);
  const known = new Map<string, Node[]>();
  const amongst = (codes: readonly string[]): Node[] => {
    const key = codes.join(' ');
    const found =
      known.get(key) ??
      countsOf(
        diagrams,
        codes.map((code) => picks.get(code) ?? NEVER),
      );
    known.set(key, found);
    return found;
  };
  return {
    bits: [...optionBits, ...stateBits],
    values: [],
    may: diagrams.or(isAnswered, diagrams.and(byCount[0]!, oneState)),
    picked,
    howMany: (codes, count) => diagrams.and(isAnswered, amongst(codes)[count] ?? NEVER),
    several(codes) {
      const [none, one] = amongst(codes);
      return diagrams.and(isAnswered, diagrams.not(diagrams.or(none!, one ?? NEVER)));
    },
    where(test) {
      const tested = states.map((value, index) => (test(value) ? diagrams.and(inState[index]!, byCount[0]!) : NEVER));
      // What a test can tell of picks beside their state goes through picked and howMany.
      return diagrams.or(...tested, test(answered([])) ? isAnswered : NEVER);
    },
    valueOf(given) {
      const said = states.find((_, index) => given.get(stateBits[index]!));
      return said ?? answered(options.filter((_, index) => given.get(optionBits[index]!)).map(({ code }) => code));
    },
  };
}

/** By number from 0 up: where exactly so many of some functions are true. */
export function countsOf(diagrams: Diagrams, functions: readonly Node[]): Node[] {
  let exactly: Node[] = [ALWAYS];
  for (const f of functions) {
    const before = exactly;
    exactly = Array.from({ length: before.length + 1 }, (_, count) =>
      diagrams.choose(f, before[count - 1] ?? NEVER, before[count] ?? NEVER),
    );
  }
  return exactly;
}

/** Keeps one of all values that no test tells apart. */
export function distinguishable(values: readonly Value[], tests: readonly ((value: Value) => boolean)[]): Value[] {
  const found = new Map<string, Value>();
  for (const value of values) {
    const key = `${value.state} ${tests.map((test) => (test(value) ? 1 : 0)).join('')}`;
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

/** A number that a comparison names; none where it names another variable. */
function numberIn(leaf: Expression): number[] {
  return leaf.type === 'compare' && leaf.right.type !== 'name' ? [Number(leaf.right.text)] : [];
}

/** The numbers around which conditions can differ: the ends of a range, every number compared with, and its neighbours. */
export function tellingNumbers(least: number, most: number, leaves: readonly Expression[]): Value[] {
  const compared = leaves.flatMap(numberIn);
  const around = compared.flatMap((number) => [
    Math.floor(number) - 1,
    Math.floor(number),
    Math.ceil(number),
    Math.ceil(number) + 1,
  ]);
  const within = [least, most, ...around].filter((number) => number >= least && number <= most);
  return [...new Set(within)].sort((a, b) => a - b).map((number) => answered(number));
}

/**
 * Every text that a condition names and somebody can give, and one that none names. Nobody can give a text that is
 * empty, longer than is kept, or has blanks around it: they are taken off.
 */
export function tellingTexts(most: number, leaves: readonly Expression[]): Value[] {
  const named = leaves.flatMap((leaf) =>
    leaf.type === 'compare' && leaf.right.type !== 'name' ? [leaf.right.text] : [],
  );
  const possible = named.filter((text) => text !== '' && text.length <= most && text === text.trim());
  const unlike = 'abcdefghijklmnopqrstuvwxyz'.split('').find((letter) => !named.includes(letter)) ?? '…';
  return [...possible, unlike].map((text) => answered(text));
}

/** The states that a question offers beside an answer, in any mode. */
export function offeredStates(question: Question): Value[] {
  const states: Value[] = [];
  if (offersState(question, 'dont_know')) states.push(DONT_KNOW);
  if (offersState(question, 'refused')) states.push(REFUSED);
  return states;
}

/** What is known of a person before the first question may also be missing. */
export const UNKNOWN_SAMPLE: readonly Value[] = [NOT_ASKED];
