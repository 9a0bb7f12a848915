import type { Dataset } from '@earshot/dataset';
import type { Problem } from '@earshot/planfile';
import {
  DATA_TABLE,
  type Population,
  type Prepared,
  prepare,
  runTables,
  type Table,
  type TablePlan,
} from '@earshot/tables';

/** Tables by id, with the dataset that they were made from, or what kept them from being made. */
export interface MadeTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly prepared: Prepared;
}

/** Derives, weights and runs a plan over a dataset, in DuckDB. */
export async function makeTables(
  plan: TablePlan,
  dataset: Dataset,
  populations: ReadonlyMap<string, Population>,
): Promise<{ made: MadeTables | null; problems: Problem[] }> {
  const { prepared, problems } = prepare(plan, dataset, populations);
  if (!prepared) return { made: null, problems };
  // DuckDB is loaded with the first tables, so that a server that only collects starts without it.
  const { openEngine } = await import('@earshot/engine');
  const engine = await openEngine(prepared.dataset, DATA_TABLE);
  try {
    const tables = await runTables(plan, prepared, (sql) => engine.query(sql));
    return { made: { prepared, tables: new Map(tables.map((table) => [table.id, table])) }, problems };
  } finally {
    engine.close();
  }
}
