import { BOOLEAN, DOUBLE, DuckDBDataChunk, DuckDBInstance, VARCHAR } from '@duckdb/node-api';
import { type Dataset, quoteName, sqlColumns, sqlValues } from '@earshot/dataset';

/** A dataset in DuckDB, in this process's memory, ready for SQL. */
export interface Engine {
  /** Runs one query. Whole numbers come back as bigint where DuckDB counts so. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

const TYPES = { VARCHAR, BOOLEAN, 'DOUBLE PRECISION': DOUBLE } as const;
const CHUNK = 2048;

/**
 * Opens an engine and puts a dataset into the table of the given name, laid out as `sqlColumns` says. DuckDB may
 * neither read files nor fetch extensions here: it sees this dataset and nothing else.
 */
export async function openEngine(dataset: Dataset, table: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    // Sums of weights come out the same to the last digit at every run only when one thread adds them in order.
    threads: '1',
  });
  const connection = await instance.connect();
  const columns = dataset.columns.flatMap((column) => sqlColumns(column.variable));
  const described = columns.map(({ name, type }) => `${quoteName(name)} ${type}`).join(', ');
  await connection.run(`CREATE TABLE ${quoteName(table)} (${described})`);

  const values = dataset.columns.flatMap(sqlValues);
  const types = columns.map(({ type }) => TYPES[type]);
  const appender = await connection.createAppender(table);
  for (let from = 0; from < dataset.rows; from += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(values.map((column) => column.slice(from, from + CHUNK)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();

  return {
    async query(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjects();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
