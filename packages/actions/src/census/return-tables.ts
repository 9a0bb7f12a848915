import {
  countedTable,
  type ReadReturn,
  returnDataset,
  returnPlan,
  returnVariables,
  withholdReturn,
} from '@earshot/census';
import type { Dataset } from '@earshot/dataset';
import { readTablePlan, type Table } from '@earshot/tables';
import { makeTables } from '../analysis/make-tables.ts';

/** The tables of a return at a day of its census year, small groups withheld; none for a return without a year or workers. */
export async function returnTables(read: ReadReturn, day: string): Promise<Table[]> {
  const { collection, authority } = read;
  if (!collection) return [];
  const source = `Workforce return of authority ${authority ?? 'unknown'}, at ${day}`;
  const dataset = returnDataset(read, collection, day);
  if (dataset.rows === 0) return [];
  const text = returnPlan(source, hasHours(dataset));
  const { plan, problems } = readTablePlan('return', text, returnVariables(collection));
  const outcome = plan && (await makeTables(plan, dataset, new Map()));
  if (!outcome?.made) throw new Error(`returnTables: ${JSON.stringify([...problems, ...(outcome?.problems ?? [])])}`);
  return withholdReturn([...outcome.made.tables.values()], dataset).map((table) =>
    countedTable(table, table.id.endsWith('_fte') ? 'fte' : 'headcount'),
  );
}

function hasHours({ columns }: Dataset): boolean {
  const { numbers } = columns.find(({ variable }) => variable.name === 'fte')!;
  return numbers!.some((hours) => hours > 0);
}
