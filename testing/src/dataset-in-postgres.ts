import { type Dataset, quoteName, sqlColumns, sqlValues } from '@earshot/dataset';
import type pg from 'pg';

/** Runs SQL on the table that a dataset was put into, and gives the values of each column by its name. */
export type TableQuery = (sql: string) => Promise<ReadonlyMap<string, readonly unknown[]>>;

/**
 * Puts a dataset into a temporary table of PostgreSQL, laid out as the SQL writers of `dataset` expect it, while `work` asks
 * it: what is written for any engine is tried on this one too.
 */
export async function datasetInPostgres<Result>(
  client: pg.Client,
  { dataset, table }: { readonly dataset: Dataset; readonly table: string },
  work: (query: TableQuery) => Promise<Result>,
): Promise<Result> {
  const columns = dataset.columns.flatMap((column) => sqlColumns(column.variable));
  const described = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  await client.query(`CREATE TEMP TABLE ${table} (${described})`);
  try {
    const values = dataset.columns.flatMap((column) => sqlValues(column, 0, dataset.rows));
    await client.query(`INSERT INTO ${table} SELECT * FROM unnest(${arrays})`, values);
    return await work(async (sql) => {
      const { fields, rows } = await client.query<Record<string, unknown>>(sql);
      return new Map(fields.map(({ name }) => [name, rows.map((row) => row[name])]));
    });
  } finally {
    await client.query(`DROP TABLE ${table}`);
  }
}
