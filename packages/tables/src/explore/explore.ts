// The explorer: one table of somebody's own choosing, by the rules of print and with what stops tables being set
// against each other (docs/decisions/0006).
import type { Variable } from '@earshot/dataset';
import type { Query } from '../grouped-sums/sums-query.ts';
import type { TablePlan } from '../plan/plan.ts';
import type { Prepared } from '../prepare.ts';
import { runTables } from '../run-tables.ts';
import { type Table, withheldReason } from '../table.ts';
import { weightColumn } from '../weights/weight-column.ts';
import { withCrossedPeople } from './crossed-people.ts';
import { describesPeople } from './describes-people.ts';
import type { Exploration } from './exploration.ts';
import { type ExplorationProblem, explorationProblems } from './exploration-problems.ts';
import { belongs, specOf } from './explored-spec.ts';
import { safeCrossing } from './safe-crossing.ts';
import { type ItemCrossing, type ShownOfItem, withholdCrossings } from './withhold-crossing.ts';

/** What a table of the explorer is made from: a study’s plan with its data, standing in an engine as for `runTables`. */
export interface Explorable {
  readonly plan: TablePlan;
  readonly prepared: Prepared;
  readonly query: Query;
}

/**
 * Makes the table that somebody asks for, with the estimates, bases and notes of any table of the plan. Beside what
 * `runTables` withholds, no cell is shown that would give fewer than ten people away when it is set against another
 * table of the explorer about the same item: with one filter less, by another break, or crossed.
 * @returns the table; or every reason why it cannot be made, each a sentence for who asks.
 */
export async function explore(
  source: Explorable,
  asked: Exploration,
): Promise<{ table: Table | null; problems: readonly ExplorationProblem[] }> {
  const problems = explorationProblems(source.plan, asked);
  if (problems.length > 0) return { table: null, problems };
  const { plan } = source;
  const spec = specOf(plan, asked);
  if (plan.design && !source.prepared.samples.has(spec.weight)) return { table: null, problems: [notDrawn()] };
  const find = (name: string): Variable => plan.variables.find((variable) => variable.name === name)!;
  const [made] = await runTables({ ...plan, tables: [spec] }, source.prepared, source.query);
  const items = await shownOfItems(source, spec.items.map(find), asked);
  const breaks = asked.breaks.map((names) => names.map(find));
  const table = withholdCrossings(made!, asked.filters, breaks, items);
  return isEmpty(table)
    ? { table: null, problems: [nothingToShow(asked, plan.minimum.statistics)] }
    : { table, problems: [] };
}

/** What a table shows of each item: its crossings with the filters, and with each break. */
function shownOfItems(
  { plan, query }: Explorable,
  items: readonly Variable[],
  asked: Exploration,
): Promise<ShownOfItem[]> {
  const { weight } = asked.people;
  const fewest = plan.minimum.statistics;
  const describing = describesPeople(plan);
  const own = new Set(items.filter(({ kind, name }) => kind === 'single' && describing.has(name)));
  const filtered = asked.filters.map(({ variable }) => variable);
  const others = plan.weights.filter(({ name }) => name !== weight).map(({ name }) => weightColumn(name));
  const counted = {
    items: items.map(({ name }) => name),
    base: belongs(plan, weight),
    variables: [...new Set([...filtered, ...asked.breaks.flat(), ...[...own].map(({ name }) => name)])],
    weight: weight === null ? null : weightColumn(weight),
    apart: weight === null ? [] : others,
    find: (name: string): Variable | null => plan.variables.find((variable) => variable.name === name) ?? null,
  };
  return withCrossedPeople(counted, query, async (crossed) => {
    const crossing = async (item: Variable, names: readonly string[]): Promise<ItemCrossing> => {
      const variables = [...new Set([...filtered, ...names, ...(own.has(item) ? [item.name] : [])])];
      const cells = await crossed(item.name, variables);
      return { variables, cells, hidden: safeCrossing(variables, cells, fewest), fewest };
    };
    const shown: ShownOfItem[] = [];
    for (const item of items) {
      const breaks: ItemCrossing[] = [];
      for (const names of asked.breaks) breaks.push(await crossing(item, names));
      shown.push({ item, total: await crossing(item, []), breaks });
    }
    return shown;
  });
}

function isEmpty({ cells }: Table): boolean {
  return cells.flat().every((cell) => cell.kind === 'empty' || withheldReason(cell) !== null);
}

/** Why errors would be wrong: without the design, people would count as if each had been drawn by themselves. */
function notDrawn(): ExplorationProblem {
  const sentence =
    'Of some of these people it is not known how they were drawn, so that no error can be told. Choose people with a weight.';
  return { code: 'explore-not-drawn', sentence };
}

function nothingToShow({ filters }: Exploration, fewest: number): ExplorationProblem {
  const sentence =
    filters.length === 0
      ? `Fewer than ${fewest} people answered this, so nothing is shown of them.`
      : `With this filter nothing can be shown: fewer than ${fewest} people are left, or fewer than ${fewest} would be left out, and who set it beside the table without the filter would see how those few answered. Choose a larger group, or take a filter away.`;
  return { code: 'explore-too-few', sentence };
}
