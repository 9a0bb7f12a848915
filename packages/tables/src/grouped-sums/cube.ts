import type { FoundColumns } from './sums-query.ts';

/** A column that people are told apart by, with what can stand in it; NULL, for no answer, can stand in every one. */
export interface Key {
  readonly column: string;
  readonly values: readonly (string | boolean)[];
}

/**
 * Sums by all combinations of some keys, the last running fastest; a key has a place for each of its values and a last
 * one for no answer. `sums` has an array for each of the sums that are made.
 */
export interface Cube {
  readonly keys: readonly Key[];
  readonly sums: readonly Float64Array[];
}

/** How many combinations keys have. */
export function sizeOf(keys: readonly Key[]): number {
  return keys.reduce((size, { values }) => size * (values.length + 1), 1);
}

/**
 * Puts what a query with GROUP BY found in its places. Columns are `k0`, `k1` … and the sums by their names.
 * Whatever order the rows come in, the cube is the same, and so is what is added up from it.
 * @param parts by sum, the columns of whole numbers that it is made of, and what they are counted in.
 */
export function cubeOf(
  keys: readonly Key[],
  parts: readonly (readonly { readonly name: string; readonly unit: number }[])[],
  found: FoundColumns,
): Cube {
  const cells = cellsOf(keys, found);
  const sums = parts.map((ofSum) => {
    const values = new Float64Array(sizeOf(keys));
    for (const { name, unit } of ofSum) {
      const column = found.get(name)!;
      for (let row = 0; row < column.length; row += 1) values[cells[row]!]! += Number(column[row]) * unit;
    }
    return values;
  });
  return { keys, sums };
}

/** By row, the cell that it belongs in. */
function cellsOf(keys: readonly Key[], found: FoundColumns): Int32Array {
  const cells = new Int32Array(found.values().next().value!.length);
  keys.forEach(({ values }, key) => {
    const places = new Map<unknown, number>(values.map((value, place) => [value, place]));
    const column = found.get(`k${key}`)!;
    for (let row = 0; row < cells.length; row += 1) {
      const place = places.get(column[row]) ?? values.length;
      cells[row] = cells[row]! * (values.length + 1) + place;
    }
  });
  return cells;
}

/** Adds a cube up over all keys but those wanted, which are some of its own; one may be wanted twice. */
export function marginOf(cube: Cube, wanted: readonly Key[]): Cube {
  const target = new Int32Array(sizeOf(cube.keys));
  for (const key of wanted) addPlaces(target, cube.keys, key);
  const length = sizeOf(wanted);
  const sums = cube.sums.map((values) => {
    const added = new Float64Array(length);
    for (let cell = 0; cell < target.length; cell += 1) added[target[cell]!]! += values[cell]!;
    return added;
  });
  return { keys: wanted, sums };
}

/** Makes the place of every cell on one more key part of where it is added to. */
function addPlaces(target: Int32Array, keys: readonly Key[], { column, values }: Key): void {
  const places = values.length + 1;
  const stride = sizeOf(keys.slice(keys.findIndex((key) => key.column === column) + 1));
  for (let cell = 0; cell < target.length; ) {
    for (let place = 0; place < places; place += 1) {
      for (const next = cell + stride; cell < next; cell += 1) target[cell] = target[cell]! * places + place;
    }
  }
}
