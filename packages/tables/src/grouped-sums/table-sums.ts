import { categoriesOf, type Expression, pickColumn, type Variable, valueColumn } from '@earshot/dataset';
import { type ItemSums, NOBODY } from '../item-sums.ts';
import type { Query } from '../sums-query.ts';
import { categorySums } from './category-sums.ts';
import { type CountedPeople, countedPeople } from './counted-people.ts';
import type { Key } from './cube.ts';
import { quantitySums } from './quantity-sums.ts';

/** What to sum for the items of a table, which have their breaks, base and weight in common. */
export interface TableSumsQuery {
  /** Single and multiple choices, and quantities. */
  readonly items: readonly Variable[];
  /** Each by the names of its variables: one, or several that are crossed. */
  readonly breaks: readonly (readonly string[])[];
  /** Whether quantities are counted by value, for medians; left out: moments are enough. */
  readonly byValue?: boolean | undefined;
  readonly base: Expression | null;
  /** The column of weights; null counts everybody as one. */
  readonly weight: string | null;
  readonly find: (name: string) => Variable | null;
}

/**
 * n, Σw and Σw² of every answer to every item, in total and by break: all that a table’s estimates are made from. The
 * numbers do not depend on the order of rows, on threads or on the engine, beyond the last rounding of a sum.
 * The engine answers a handful of small queries with plain GROUP BYs, over a table that is made for them and dropped.
 */
export async function tableSums(asked: TableSumsQuery, query: Query): Promise<ItemSums[]> {
  const { items, base, weight, find, byValue = false } = asked;
  const breaks = asked.breaks.map((names) => names.map((name) => keyOf(find(name)!)));
  const columns = [...items.flatMap(columnsOf), ...breaks.flat().map(({ column }) => column)];
  const quantities = items.filter(({ kind }) => kind === 'quantity').map(({ name }) => name);
  const people = await countedPeople({ base, weight, find, columns, moments: byValue ? [] : quantities }, query);
  if (!people) return items.map(() => ({ total: NOBODY, breaks: breaks.map(() => new Map()) }));
  try {
    return await sumsOfPeople(items, breaks, byValue, people, query);
  } finally {
    await people.drop();
  }
}

async function sumsOfPeople(
  items: readonly Variable[],
  breaks: readonly (readonly Key[])[],
  byValue: boolean,
  people: CountedPeople,
  query: Query,
): Promise<ItemSums[]> {
  const choices = items.filter(({ kind }) => kind !== 'quantity');
  const found = new Map<Variable, ItemSums>();
  const sums = await categorySums(choices, breaks, people, query);
  choices.forEach((item, index) => void found.set(item, sums[index]!));
  for (const item of items) {
    if (item.kind === 'quantity') found.set(item, await quantitySums(item.name, byValue, breaks, people, query));
  }
  return items.map((item) => found.get(item)!);
}

/** A break’s variable as what people are told apart by. */
export function keyOf(variable: Variable): Key {
  return { column: valueColumn(variable.name), values: categoriesOf(variable).map(({ code }) => code) };
}

function columnsOf(item: Variable): string[] {
  if (item.kind !== 'multiple') return [valueColumn(item.name)];
  return item.categories.map(({ code }) => pickColumn(item.name, code));
}
