import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Dataset, quoteName, quoteText } from '@earshot/dataset';
import { putIn } from './duckdb.ts';

export interface ParquetOptions {
  /** The columns of `sqlColumns` that are written, each with its name in the file. */
  readonly columns: readonly { readonly from: string; readonly as: string }[];
  /** What stands in the file’s own metadata under `earshot`. */
  readonly meaning: string;
  /** Where the file is to be, as a whole path. What is there is written over. */
  readonly file: string;
}

/**
 * Writes a dataset as a Parquet file, by a DuckDB of its own, in memory, that may touch this one file and nothing else
 * of the machine or the network.
 */
export async function writeParquet(dataset: Dataset, { columns, meaning, file }: ParquetOptions): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false', threads: '1' });
  const connection = await instance.connect();
  try {
    await allowOnly(connection, file);
    await putIn(connection, dataset, 'data');
    const selected = columns.map(({ from, as }) => `${quoteName(from)} AS ${quoteName(as)}`).join(', ');
    const options = `FORMAT parquet, COMPRESSION snappy, KV_METADATA {earshot: ${quoteText(meaning)}}`;
    await connection.run(`COPY (SELECT ${selected} FROM data) TO ${quoteText(file)} (${options}, USE_TMP_FILE false)`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function allowOnly(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run(`SET allowed_paths = [${quoteText(file)}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}
