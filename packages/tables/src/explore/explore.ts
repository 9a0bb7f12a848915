// The explorer: one table of somebody's own choosing, by the rules of print and with what stops tables being set
// against each other (docs/decisions/0006).
import type { Variable } from '@earshot/dataset';
import type { TablePlan } from '../plan.ts';
import type { Prepared } from '../prepare.ts';
import { runTables } from '../run-tables.ts';
import type { Query } from '../sums-query.ts';
import { type Table, withheldReason } from '../table.ts';
import { weightColumn } from '../weight-column.ts';
import { crossedPeople } from './crossed-people.ts';
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
  const find = (name: string): Variable => plan.variables.find((variable) => variable.name === name)!;
  const [made] = await runTables({ ...plan, tables: [spec] }, source.prepared, source.query);
  const items: ShownOfItem[] = [];
  for (const name of spec.items) items.push(await shownOfItem(source, find(name), asked));
  const breaks = asked.breaks.map((names) => names.map(find));
  const table = withholdCrossings(made!, asked.filters, breaks, items);
  return isEmpty(table) ? { table: null, problems: [nothingToShow(asked)] } : { table, problems: [] };
}

/** What a table shows of an item: its crossings with the filters, and with each break. */
async function shownOfItem({ plan, query }: Explorable, item: Variable, asked: Exploration): Promise<ShownOfItem> {
  const own = item.kind === 'single' && describesPeople(plan).has(item.name) ? [item.name] : [];
  const filtered = asked.filters.map(({ variable }) => variable);
  const { weight } = asked.people;
  const crossing = async (names: readonly string[]): Promise<ItemCrossing> => {
    const variables = [...new Set([...filtered, ...names, ...own])];
    const apart = plan.weights.filter(({ name }) => name !== weight).map(({ name }) => weightColumn(name));
    const column = weight === null ? null : weightColumn(weight);
    const base = belongs(plan, asked.people.weight);
    const find = (name: string): Variable | null => plan.variables.find((variable) => variable.name === name) ?? null;
    const others = weight === null ? [] : apart;
    const cells = await crossedPeople({ item: item.name, base, variables, weight: column, apart: others, find }, query);
    return { variables, cells, hidden: safeCrossing(variables, cells) };
  };
  const breaks: ItemCrossing[] = [];
  for (const names of asked.breaks) breaks.push(await crossing(names));
  return { item, total: await crossing([]), breaks };
}

function isEmpty({ cells }: Table): boolean {
  return cells.flat().every((cell) => cell.kind === 'empty' || withheldReason(cell) !== null);
}

function nothingToShow({ filters }: Exploration): ExplorationProblem {
  const sentence =
    filters.length === 0
      ? 'Fewer than 10 people answered this, so nothing is shown of them.'
      : 'With this filter nothing can be shown: fewer than 10 people are left, or fewer than 10 would be left out, and who set it beside the table without the filter would see how those few answered. Choose a larger group, or take a filter away.';
  return { code: 'explore-too-few', sentence };
}
