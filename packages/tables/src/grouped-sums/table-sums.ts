import { categoriesOf, type Expression, pickColumn, type Variable, valueColumn } from '@earshot/dataset';
import { categorySums, type SumsOfItem } from './category-sums.ts';
import { type CountedPeople, countedPeople } from './counted-people.ts';
import type { Key } from './cube.ts';
import { NOBODY } from './item-sums.ts';
import { middlesOf } from './middles.ts';
import { quantitySums } from './quantity-sums.ts';
import type { Query } from './sums-query.ts';

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
 * The engine answers small queries with plain GROUP BYs, over a table that is made for them and dropped. Items come in any
 * order, each when its sums are complete.
 */
export async function* tableSums(asked: TableSumsQuery, query: Query): AsyncGenerator<SumsOfItem> {
  const { items, base, weight, find, byValue = false } = asked;
  const breaks = asked.breaks.map((names) => names.map((name) => keyOf(find(name)!)));
  const columns = [...items.flatMap(columnsOf), ...breaks.flat().map(({ column }) => column)];
  const quantities = items.filter(({ kind }) => kind === 'quantity').map(({ name }) => name);
  const moments = byValue ? [] : quantities;
  const whom = { base, weight, find };
  const origins = await middlesOf(moments, whom, query);
  const people = await countedPeople({ ...whom, columns, moments, origins }, query);
  if (!people) {
    for (const item of items.keys()) yield [item, { total: NOBODY, breaks: breaks.map(() => new Map()) }];
    return;
  }
  try {
    yield* sumsOfPeople(items, breaks, byValue, people, query);
  } finally {
    await people.drop();
  }
}

async function* sumsOfPeople(
  items: readonly Variable[],
  breaks: readonly (readonly Key[])[],
  byValue: boolean,
  people: CountedPeople,
  query: Query,
): AsyncGenerator<SumsOfItem> {
  const choices = [...items.keys()].filter((item) => items[item]!.kind !== 'quantity');
  const asked = choices.map((item) => items[item]!);
  for await (const [choice, sums] of categorySums(asked, breaks, people, query)) yield [choices[choice]!, sums];
  for (const [item, { kind, name }] of items.entries()) {
    if (kind === 'quantity') yield [item, await quantitySums(name, byValue, breaks, people, query)];
  }
}

/** A break’s variable as what people are told apart by. */
export function keyOf(variable: Variable): Key {
  return { column: valueColumn(variable.name), values: categoriesOf(variable).map(({ code }) => code) };
}

function columnsOf(item: Variable): string[] {
  if (item.kind !== 'multiple') return [valueColumn(item.name)];
  return item.categories.map(({ code }) => pickColumn(item.name, code));
}
