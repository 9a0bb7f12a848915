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
 * Puts the rows of a query with GROUP BY in their places. Rows hold `k0`, `k1` … and the sums by their names.
 * Whatever order they come in, the cube is the same, and so is what is added up from it.
 * @param units what the whole numbers of a sum are counted in, by its name.
 */
export function cubeOf(
  keys: readonly Key[],
  units: ReadonlyMap<string, number>,
  rows: readonly Readonly<Record<string, unknown>>[],
): Cube {
  const places = keys.map(({ values }) => new Map<unknown, number>(values.map((value, place) => [value, place])));
  const sums = [...units].map(([name, unit]) => ({ name, unit, values: new Float64Array(sizeOf(keys)) }));
  const names = keys.map((_, index) => `k${index}`);
  for (const row of rows) {
    let cell = 0;
    for (let key = 0; key < keys.length; key += 1) {
      const none = keys[key]!.values.length;
      cell = cell * (none + 1) + (places[key]!.get(row[names[key]!]) ?? none);
    }
    for (const { name, unit, values } of sums) values[cell] = Number(row[name]) * unit;
  }
  return { keys, sums: sums.map(({ values }) => values) };
}

/** Adds a cube up over all keys but those wanted, which are some of its own; one may be wanted twice. */
export function marginOf(cube: Cube, wanted: readonly Key[]): Cube {
  const size = sizeOf(cube.keys);
  const target = new Int32Array(size);
  for (const key of wanted) {
    const places = key.values.length + 1;
    const index = cube.keys.findIndex(({ column }) => column === key.column);
    const stride = sizeOf(cube.keys.slice(index + 1));
    for (let cell = 0; cell < size; cell += 1) {
      target[cell] = target[cell]! * places + (Math.floor(cell / stride) % places);
    }
  }
  const length = sizeOf(wanted);
  const sums = cube.sums.map((values) => {
    const added = new Float64Array(length);
    for (let cell = 0; cell < size; cell += 1) added[target[cell]!]! += values[cell]!;
    return added;
  });
  return { keys: wanted, sums };
}
