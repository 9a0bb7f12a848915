import { categoriesOf, type Variable } from '@earshot/dataset';
import type { TablePlan } from '../plan/plan.ts';
import { type Exploration, MOST_FILTERS, MOST_ITEMS } from './exploration.ts';
import { hasMean, scaleOf } from './scores-for.ts';

/** Why a table cannot be made as it was asked for. */
export interface ExplorationProblem {
  readonly code: string;
  readonly sentence: string;
}

/** Most combinations of levels that are looked at together. */
const MOST_COMBINATIONS = 20_000;
/** Most columns of one table: nobody reads more. */
const MOST_COLUMNS = 400;

/** Everything that is wrong with what somebody asks of the explorer; nothing that depends on the answers. */
export function explorationProblems(plan: TablePlan, asked: Exploration): ExplorationProblem[] {
  const unknown = unknownNames(plan, asked);
  // Names that are not there make every other finding a guess.
  if (unknown.length > 0) return unknown;
  const find = (name: string): Variable => plan.variables.find((variable) => variable.name === name)!;
  return [...amountProblems(asked), ...sizeProblems(asked, find), ...meanProblems(plan, asked, find)];
}

function unknownNames({ variables, weights }: TablePlan, { items, breaks, filters, people }: Exploration) {
  const find = (name: string) => variables.find((variable) => variable.name === name);
  const problems: ExplorationProblem[] = [];
  const add = (sentence: string): number => problems.push({ code: 'explore-unknown', sentence });
  for (const name of items) {
    const kind = find(name)?.kind;
    if (!kind) add(`“${name}” is neither asked nor known in this study.`);
    else if (kind !== 'single' && kind !== 'multiple' && kind !== 'quantity')
      add(`“${name}” cannot be shown in a table.`);
  }
  for (const name of breaks.flat()) {
    if (find(name)?.kind !== 'single') add(`“${name}” cannot be broken down by.`);
  }
  for (const { variable, code } of filters) {
    const found = find(variable);
    const isThere = found?.kind === 'single' && categoriesOf(found).some((category) => category.code === code);
    if (!isThere) add(`There is no category “${code}” of “${variable}” to filter by.`);
  }
  const { weight } = people;
  if (weight !== null && !weights.some(({ name }) => name === weight)) add(`There is no weight “${weight}”.`);
  return problems;
}

function amountProblems({ items, breaks, filters }: Exploration): ExplorationProblem[] {
  const repeats = (names: readonly string[]): boolean => new Set(names).size < names.length;
  const filtered = filters.map(({ variable }) => variable);
  const wrong: [boolean, string, string][] = [
    [items.length === 0, 'explore-no-item', 'Choose at least one question.'],
    [items.length > MOST_ITEMS, 'explore-many-items', `Choose at most ${MOST_ITEMS} questions for one table.`],
    [repeats(items), 'explore-repeats', 'A question stands twice in the table.'],
    [
      breaks.length > 2 || breaks.some((names) => names.length > 2),
      'explore-many-breaks',
      'Choose at most two breaks.',
    ],
    [
      breaks.some(repeats) || repeats(breaks.map((names) => names.join())),
      'explore-repeats',
      'The two breaks are the same: choose another, or none.',
    ],
    [filters.length > MOST_FILTERS, 'explore-many-filters', `Choose at most ${MOST_FILTERS} filters.`],
    [
      repeats(filtered),
      'explore-repeats',
      'Both filters are on the same question, and nobody is in two of its categories. Choose one of them.',
    ],
  ];
  return wrong.flatMap(([is, code, sentence]) => (is ? [{ code, sentence }] : []));
}

function sizeProblems({ breaks, filters }: Exploration, find: (name: string) => Variable): ExplorationProblem[] {
  const levels = (names: readonly string[]): number =>
    [...new Set(names)].reduce((product, name) => product * categoriesOf(find(name)).length, 1);
  const filtered = filters.map(({ variable }) => variable);
  const columns = breaks.reduce((sum, names) => sum + levels(names), 0);
  const isTooFine = breaks.some((names) => levels([...filtered, ...names]) > MOST_COMBINATIONS);
  if (columns > MOST_COLUMNS) {
    const sentence = `The table would have ${columns} columns; at most ${MOST_COLUMNS} can be shown. Do not cross the breaks, or choose others.`;
    return [{ code: 'explore-too-wide', sentence }];
  }
  if (!isTooFine) return [];
  const sentence = 'Breaks and filters with so many categories are too fine together. Take one of them away.';
  return [{ code: 'explore-too-fine', sentence }];
}

function meanProblems(plan: TablePlan, { items, show }: Exploration, find: (name: string) => Variable) {
  if (show !== 'means') return [];
  const without = items.map(find).filter((variable) => !hasMean(plan, variable));
  const problems = without.map(
    ({ label }): ExplorationProblem => ({
      code: 'explore-no-mean',
      sentence: `There is no mean of “${label}”: tables.yml gives its answers no scores. Show shares, or take it out.`,
    }),
  );
  const scales = new Set(
    items
      .map(find)
      .filter(({ kind }) => kind === 'single')
      .map(scaleOf),
  );
  if (problems.length > 0 || scales.size < 2) return problems;
  const sentence = 'Means of one table need one scale, and these questions have different answers.';
  return [{ code: 'explore-scales', sentence }];
}
