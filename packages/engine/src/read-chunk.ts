import { type DuckDBDataChunk, DuckDBEnumType, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/**
 * The values of a column of a chunk, null where there is none. Codes and floating-point numbers, of which counts consist,
 * are read off their bytes; asking DuckDB’s vector for one value after the other takes several times as long.
 */
export function columnValues(chunk: DuckDBDataChunk, at: number, type: DuckDBType): readonly unknown[] {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
  const rows = chunk.rowCount;
  const values: unknown[] = new Array(rows);
  if (type.typeId === DuckDBTypeId.DOUBLE) {
    const { buffer, byteOffset } = duckdb.vector_get_data(vector, rows * Float64Array.BYTES_PER_ELEMENT);
    const numbers = new Float64Array(buffer, byteOffset, rows);
    for (let row = 0; row < rows; row += 1) values[row] = numbers[row]!;
  } else if (type instanceof DuckDBEnumType && type.internalTypeId === DuckDBTypeId.UTINYINT) {
    const codes = duckdb.vector_get_data(vector, rows);
    for (let row = 0; row < rows; row += 1) values[row] = type.values[codes[row]!]!;
  } else {
    return chunk.getColumnValues(at);
  }
  const valid: Uint8Array | null = duckdb.vector_get_validity(vector, 8 * Math.ceil(rows / 64));
  for (let row = 0; valid && row < rows; row += 1) if (((valid[row >> 3]! >> (row & 7)) & 1) === 0) values[row] = null;
  return values;
}
