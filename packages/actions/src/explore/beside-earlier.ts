import type { Wording } from '@earshot/change';
import { categoriesOf, type Variable } from '@earshot/dataset';
import { type Exploration, type ExplorationProblem, type ExploredPeople, scoresFor } from '@earshot/tables';
import { studyWording } from '../analysis/study-wording.ts';
import { changeLines } from '../change/change-lines.ts';
import type { Study } from '../study.ts';
import { renamedIn } from './waves-of-panel.ts';

/** What is asked of a wave, as it is asked of an earlier one to be set beside it. */
export interface BesideEarlier {
  /** In the names of the earlier wave. */
  readonly asked: Exploration;
  /** What the later wave calls the earlier one’s variables, where it calls them otherwise. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What is not the same in both, a sentence each. */
  readonly notes: readonly string[];
  /** What cannot be set beside the earlier wave, and why. */
  readonly problems: readonly ExplorationProblem[];
}

/** How the two waves call and word the same things. */
interface Pair {
  readonly later: Study;
  readonly earlier: Study;
  readonly earlierName: (name: string) => string;
  readonly wordingOf: (name: string) => Wording | null;
}

/**
 * Holds what is asked of a wave to what an earlier one asked. The history of the questionnaires decides, as for tables of
 * change: what was worded otherwise is shown with a note, what measures something else or stands in one wave only is refused.
 */
export function besideEarlier(later: Study, earlier: Study, asked: Exploration): BesideEarlier {
  const pair = pairOf(later, earlier);
  const { earlierName } = pair;
  const filtered = asked.filters.map(({ variable }) => variable);
  const names = [...new Set([...asked.items, ...asked.breaks.flat(), ...filtered])];
  const known = names.filter((name) => variableOf(later, name)); // what nobody has is told of the later wave
  const held = known.map((name) => heldTo(name, pair));
  const there = {
    ...asked,
    items: asked.items.map(earlierName),
    breaks: asked.breaks.map((crossed) => crossed.map(earlierName)),
    filters: asked.filters.map(({ variable, code }) => ({ variable: earlierName(variable), code })),
    people: peopleOf(asked.people, later, earlier),
  };
  const refused = held.flatMap(({ problem }) => problem ?? []);
  return {
    asked: there,
    renamed: new Map(known.flatMap((name) => (earlierName(name) === name ? [] : [[earlierName(name), name]]))),
    notes: [...new Set(held.flatMap(({ notes }) => notes ?? []))],
    problems: refused.length > 0 || known.length < names.length ? unique(refused) : answerProblems(asked, there, pair),
  };
}

/** By the later and then the earlier wave: comparing two questionnaires takes longer than making a table. */
const pairs = new WeakMap<Study, WeakMap<Study, Pair>>();

function pairOf(later: Study, earlier: Study): Pair {
  const ofLater = pairs.get(later) ?? new WeakMap<Study, Pair>();
  const pair = ofLater.get(earlier) ?? compared(later, earlier);
  pairs.set(later, ofLater.set(earlier, pair));
  return pair;
}

function compared(later: Study, earlier: Study): Pair {
  const renamed = renamedIn(later, earlier);
  const waves = [earlier, later].map(({ questionnaire, plan }) => ({ questionnaire, derivations: plan.derivations }));
  const wording = studyWording(waves, (changes) => changeLines(changes, ''));
  return {
    later,
    earlier,
    earlierName: (name) => renamed.get(name) ?? name,
    wordingOf: (name) => wording(name, 1),
  };
}

function heldTo(name: string, pair: Pair): { problem?: ExplorationProblem; notes?: readonly string[] } {
  const { later, earlier, earlierName, wordingOf } = pair;
  const variable = variableOf(later, name)!;
  const before = variableOf(earlier, earlierName(name));
  const wording = wordingOf(name);
  const refuse = (why: string) => ({
    problem: notComparable(`“${variable.label}” cannot be set beside ${earlier.title}. ${why}`),
  });
  if (wording?.comparable === 'no') return refuse(wording.why);
  if (!before) return refuse('It is known in the later wave only.');
  if (before.kind !== variable.kind) return refuse('It was another kind of question.');
  if (wording?.comparable !== 'with-care') return {};
  return { notes: [`Not the same in both waves. ${wording.why}`, ...wording.differences] };
}

/** What of the answers, rather than of the questions, stands in the later wave only. */
function answerProblems(asked: Exploration, there: Exploration, { later, earlier }: Pair): ExplorationProblem[] {
  const problems = there.filters.flatMap(({ variable, code }, at) => {
    const codes = categoriesOf(variableOf(earlier, variable)!).map((category) => category.code);
    const { label } = variableOf(later, asked.filters[at]!.variable)!;
    const sentence = `“${label}” has a category to filter by that ${earlier.title} does not have. Choose another.`;
    return codes.includes(code) ? [] : [notComparable(sentence)];
  });
  if (asked.show === 'shares') return problems;
  const [now, then] = [scoresFor(later.plan, asked.items), scoresFor(earlier.plan, there.items)];
  if (now === null || then === null || sameScores(now, then)) return problems;
  return [...problems, notComparable(`The answers do not have the same scores in ${earlier.title}. Show shares.`)];
}

type Scores = NonNullable<ReturnType<typeof scoresFor>>;

function sameScores(now: Scores, then: Scores): boolean {
  const codes = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  return codes.every((code) => now[code] === then[code]);
}

/** The same weight where the earlier wave has it; its first for the later one’s first. */
function peopleOf(people: ExploredPeople, later: Study, earlier: Study): ExploredPeople {
  const [first] = earlier.plan.weights;
  if (people.weight === null)
    return first && later.plan.weights.length === 0 ? { weight: first.name, weighted: true } : people;
  if (earlier.plan.weights.some(({ name }) => name === people.weight)) return people;
  if (people.weight !== later.plan.weights[0]?.name) return people; // which the earlier wave then says it does not have
  return first ? { ...people, weight: first.name } : { weight: null };
}

function variableOf({ plan }: Study, name: string): Variable | undefined {
  return plan.variables.find((variable) => variable.name === name);
}

function notComparable(sentence: string): ExplorationProblem {
  return { code: 'explore-not-comparable', sentence };
}

function unique(problems: readonly ExplorationProblem[]): ExplorationProblem[] {
  return [...new Map(problems.map((problem) => [problem.sentence, problem])).values()];
}
