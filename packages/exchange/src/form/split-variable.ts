import { ALWAYS, both, type Clause, compareTest, either, hasState, lacksState, NEVER } from './clause.ts';
import type { ForeignAnswer } from './foreign-variable.ts';
import { NotCarried } from './literal.ts';
import { simplifyClause } from './simplify-clause.ts';

/**
 * What a part of a condition says of one variable: where it was answered, and at each other state. Parts about the
 * same variable are put together before they are written, so that a list of what it is not becomes what it is.
 */
export interface Split {
  readonly variable: ForeignAnswer;
  /** Of a choice of one, our codes for which it holds; null for other kinds, which have clauses. */
  readonly codes: ReadonlySet<string> | null;
  readonly holds: Clause;
  readonly fails: Clause;
  /** Their codes for “don’t know” and the like for which it holds. */
  readonly states: ReadonlySet<string>;
  readonly blank: boolean;
}

/** Whatever was answered, it holds or it does not. */
export function sides(isHeld: boolean): Pick<Split, 'holds' | 'fails'> {
  return isHeld ? { holds: ALWAYS, fails: NEVER } : { holds: NEVER, fails: ALWAYS };
}

/** Their codes of states that meet something. */
export function statesThat({ states }: ForeignAnswer, meets: (code: string) => boolean): Set<string> {
  return new Set([...states.keys()].filter(meets));
}

/** The opposite. */
export function denied({ variable, codes, holds, fails, states, blank }: Split): Split {
  const others = codes && new Set([...variable.codes.values()].filter((code) => !codes.has(code)));
  const otherStates = statesThat(variable, (code) => !states.has(code));
  return { variable, codes: others, holds: fails, fails: holds, states: otherStates, blank: !blank };
}

/** Two splits of the same variable as one. */
export function together(operator: 'and' | 'or', one: Split, other: Split): Split {
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
export function clauseOf(split: Split, wanted: boolean): Clause {
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

function oneOf({ name, codes }: ForeignAnswer, picked: readonly string[]): Clause {
  const all = [...codes.values()];
  if (picked.length === 0) return NEVER;
  if (picked.length === all.length) return hasState('answered', name);
  const others = all.filter((code) => !picked.includes(code));
  if (others.length < picked.length) return { is: 'in', name, codes: others, isNot: true };
  return { is: 'in', name, codes: picked, isNot: false };
}
