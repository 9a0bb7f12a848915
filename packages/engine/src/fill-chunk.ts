import { type DuckDBDataChunk, DuckDBEnumType, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { type Column, type Numbers, sqlValues } from '@earshot/dataset';

// A dataset’s arrays hold the very bytes that DuckDB’s vectors hold, and are copied as they are. Value by value, a million
// people of 69 variables took 19 s.

/** The arrays whose bytes values of a type are stored as, those of an ENUM by the type of its codes. */
const STORED_AS = new Map<DuckDBTypeId, new (numbers: Numbers) => Numbers>([
  [DuckDBTypeId.BOOLEAN, Uint8Array],
  [DuckDBTypeId.UTINYINT, Uint8Array],
  [DuckDBTypeId.USMALLINT, Uint16Array],
  [DuckDBTypeId.UINTEGER, Uint32Array],
  [DuckDBTypeId.DOUBLE, Float64Array],
]);

/**
 * Fills a new chunk with the rows of columns from `from` up to, but not with, `to`.
 * @param types those of the SQL columns that the columns stand in (`sqlColumns`).
 */
export function fillChunk(
  chunk: DuckDBDataChunk,
  columns: readonly Column[],
  types: readonly DuckDBType[],
  { from, to }: { readonly from: number; readonly to: number },
): void {
  chunk.rowCount = to - from;
  let at = 0;
  for (const column of columns) {
    const states = column.states.subarray(from, to);
    const answered = answeredBits(states);
    const arrays = column.picks ?? [column.numbers];
    arrays.forEach((array, index) => {
      const bytes = array && bytesFor(array.subarray(from, to), types[at]!);
      if (bytes) fillVector(chunk, at, bytes, answered);
      else chunk.setColumnValues(at, sqlValues(column, from, to)[index]!);
      at += 1;
    });
    fillVector(chunk, at, states, null);
    at += 1;
  }
}

/** Numbers as values of a type are stored; null for a type that is no number to DuckDB. */
function bytesFor(numbers: Numbers, type: DuckDBType): Numbers | null {
  const Stored = STORED_AS.get(type instanceof DuckDBEnumType ? type.internalTypeId : type.typeId);
  if (!Stored) return null;
  return numbers instanceof Stored ? numbers : new Stored(numbers);
}

/** A bit for every row, the lowest first: whether it holds an answer. Null where all do. */
function answeredBits(states: Uint8Array): Uint8Array | null {
  const bits = new Uint8Array(8 * Math.ceil(states.length / 64));
  let answered = 0;
  for (let row = 0; row < states.length; row += 1) {
    if (states[row] !== 0) continue;
    bits[row >> 3]! |= 1 << (row & 7);
    answered += 1;
  }
  return answered === states.length ? null : bits;
}

function fillVector(chunk: DuckDBDataChunk, at: number, values: Numbers, valid: Uint8Array | null): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, at);
  const { buffer, byteOffset, byteLength } = values;
  duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
  if (!valid) return;
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer as ArrayBuffer, valid.byteOffset, valid.byteLength);
}
