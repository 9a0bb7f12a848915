// The explorer: one table of somebody's own choosing, by the rules of print and with what stops tables being set
// against each other (docs/decisions/0006).
import { categoriesOf, type Expression, type Variable } from '@earshot/dataset';
import type { TablePlan, TableSpec } from '../plan.ts';
import type { Prepared } from '../prepare.ts';
import { readTablePlan } from '../read-plan.ts';
import { runTables } from '../run-tables.ts';
import type { Query } from '../sums-query.ts';
import { type Table, withheldReason } from '../table.ts';
import { weightColumn } from '../weight-column.ts';
import { crossedPeople } from './crossed-people.ts';
import { describesPeople } from './describes-people.ts';
import type { Exploration } from './exploration.ts';
import { type ExplorationProblem, explorationProblems } from './exploration-problems.ts';
import { safeCrossing } from './safe-crossing.ts';
import { scoresFor } from './scores-for.ts';
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
  const [plan, spec] = planOf(source.plan, asked);
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

/** The study’s plan with the explored table for its only one, read by the checker of every table. */
function planOf(plan: TablePlan, asked: Exploration): [TablePlan, TableSpec] {
  const means = asked.show === 'means';
  const scores = means ? scoresFor(plan, asked.items) : null;
  const written = {
    title: plan.title,
    source: plan.source,
    tables: [
      {
        id: 'explored',
        title: titleOf(plan, asked),
        items: asked.items,
        breaks: asked.breaks.map((names) => (names.length === 1 ? names[0] : names)),
        rows: means ? 'means' : 'categories',
        ...(scores ? { scores } : {}),
        base_label: baseLabel(plan, asked),
      },
    ],
  };
  const read = readTablePlan('explorer', JSON.stringify(written), plan.variables);
  if (!read.plan) throw new Error(`explore: ${read.problems.map(({ sentence }) => sentence).join(' ')}`);
  const { people } = asked;
  const weight = people.weight !== null && people.weighted ? people.weight : null;
  const spec: TableSpec = { ...read.plan.tables[0]!, weight, base: baseOf(plan, asked) };
  return [plan, spec];
}

function baseOf(plan: TablePlan, { filters, people }: Exploration): TableSpec['base'] {
  const conditions = filters.map(
    ({ variable, code }): Expression => ({
      type: 'in',
      name: { type: 'name', name: variable, at: 0 },
      codes: [{ type: 'word', text: code, at: 0 }],
      at: 0,
    }),
  );
  const member = belongs(plan, people.weight);
  const parts = [...conditions, ...(member ? [member] : [])];
  return parts.length === 0 ? null : { source: '', expression: { type: 'and', parts, at: 0 } };
}

/** Who has the weight; or, for null, who has none of the plan’s. */
function belongs({ weights }: TablePlan, weight: string | null): Expression | null {
  const has = (name: string): Expression => ({
    type: 'state',
    state: 'answered',
    name: { type: 'name', name: weightColumn(name), at: 0 },
    at: 0,
  });
  if (weight !== null) return has(weight);
  if (weights.length === 0) return null;
  const parts = weights.map(({ name }): Expression => ({ type: 'not', inner: has(name), at: 0 }));
  return { type: 'and', parts, at: 0 };
}

function titleOf({ variables }: TablePlan, { items, breaks }: Exploration): string {
  const labels = (names: readonly string[]): string[] =>
    names.map((name) => variables.find((variable) => variable.name === name)!.label);
  const [first, ...more] = labels(items);
  const shown = more.length === 0 ? first! : `${first} and ${more.length} more`;
  const by = breaks.map((names) => labels(names).join(' crossed with '));
  return by.length === 0 ? shown : `${shown}, by ${by.join(' and by ')}`;
}

function baseLabel(plan: TablePlan, { filters, people }: Exploration): string {
  const chosen = filters.map(({ variable, code }) => {
    const found = plan.variables.find(({ name }) => name === variable)!;
    const category = categoriesOf(found).find((one) => one.code === code)!;
    return `${found.label}: ${category.label}`;
  });
  const who = ['Everyone who answered the question', whoIs(plan, people.weight)].filter(Boolean).join(' and ');
  return [who, ...chosen].join('; ');
}

function whoIs({ weights }: TablePlan, weight: string | null): string {
  if (weights.length === 0) return '';
  if (weight === null) return 'is not weighted to any population';
  return weights.length === 1
    ? 'is weighted'
    : `has the weight “${weights.find(({ name }) => name === weight)!.label}”`;
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
