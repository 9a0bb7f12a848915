import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataFileAbout, parquetColumns, parquetMeaning } from '@earshot/datafiles';
import type { Dataset } from '@earshot/dataset';

/** A dataset as a Parquet file. DuckDB writes files and no bytes, so it does in a folder that only we can open. */
export async function parquetBytes(dataset: Dataset, about: DataFileAbout): Promise<Uint8Array> {
  const { writeParquet } = await import('@earshot/engine');
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-data-'));
  const file = path.join(folder, 'data.parquet');
  try {
    const columns = parquetColumns(dataset, about);
    await writeParquet(dataset, { columns, meaning: parquetMeaning(dataset, about), file });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
