import {
  type DuckDBDataChunk,
  DuckDBEnumType,
  type DuckDBResult,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** What a query found: by the name of a column its values, in the order of the rows. */
export type FoundColumns = ReadonlyMap<string, ArrayLike<unknown>>;

/**
 * Reads a result column by column, null where there is no value: making an object of every row took longer than counting,
 * where a query finds some thousands of groups.
 */
export function readColumns(result: DuckDBResult, chunks: readonly DuckDBDataChunk[]): FoundColumns {
  const types = result.columnTypes();
  const names = result.deduplicatedColumnNames();
  const valuesOf = (at: number) => joined(chunks.map((chunk) => columnValues(chunk, at, types[at]!)));
  return new Map(names.map((name, at) => [name, valuesOf(at)]));
}

function joined(parts: readonly ArrayLike<unknown>[]): ArrayLike<unknown> {
  return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
}

/**
 * The values of a column of a chunk. Codes and floating-point numbers, of which counts consist, are read off their bytes;
 * asking DuckDB’s vector for one value after the other takes several times as long.
 */
function columnValues(chunk: DuckDBDataChunk, at: number, type: DuckDBType): ArrayLike<unknown> {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
  const rows = chunk.rowCount;
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, 8 * Math.ceil(rows / 64));
  const isThere = (row: number): boolean => valid === null || ((valid[row >> 3]! >> (row & 7)) & 1) === 1;
  if (type.typeId === DuckDBTypeId.DOUBLE) {
    const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * Float64Array.BYTES_PER_ELEMENT);
    // Copied: DuckDB frees the bytes together with the chunk.
    const numbers = new Float64Array(buffer, byteOffset, rows).slice();
    return valid === null ? numbers : Array.from(numbers, (number, row) => (isThere(row) ? number : null));
  }
  if (type instanceof DuckDBEnumType && type.internalTypeId === DuckDBTypeId.UTINYINT) {
    const codes = duckdb.vector_get_data(vector, rows);
    return Array.from({ length: rows }, (_, row) => (isThere(row) ? type.values[codes[row]!]! : null));
  }
  return chunk.getColumnValues(at);
}
