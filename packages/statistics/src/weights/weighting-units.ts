import { alike } from './alike.ts';

/**
 * What is weighted: rows of the data, or cells of people who are alike in everything that is weighted for, as one
 * GROUP BY makes them. All have one value a unit. What is worked out from either is the same.
 */
export interface WeightingUnits {
  /** People with a starting weight above 0. */
  readonly people: Float64Array;
  /** The sum of their starting weights, and of the squares of these. */
  readonly start: Float64Array;
  readonly startSquares: Float64Array;
  /** The smallest and the largest starting weight of one of them; 0 in a unit of nobody. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Rows as units. A weight of 0 is somebody outside the domain: they count nowhere and keep 0. */
export function unitsOfRows(weights: ArrayLike<number>): WeightingUnits {
  const start = Float64Array.from(weights);
  const people = start.map((weight) => (weight === 0 ? 0 : 1));
  return { people, start, startSquares: start.map((weight) => weight ** 2), least: start, most: start };
}

/** Cells from the columns of a query: COUNT(*), SUM(w), SUM(w·w), MIN(w) and MAX(w) of rows with a weight above 0. */
export function unitsOfCells(columns: Readonly<Record<keyof WeightingUnits, ArrayLike<number>>>): WeightingUnits {
  const copy = (name: keyof WeightingUnits): Float64Array => Float64Array.from(columns[name]);
  return {
    people: copy('people'),
    start: copy('start'),
    startSquares: copy('startSquares'),
    least: copy('least'),
    most: copy('most'),
  };
}

/** Throws, naming who asks, when people of one unit differ in weight, so that a bound means something else for each. */
export function requireSameWeights(asked: string, { least, most }: WeightingUnits): void {
  if (least.some((weight, unit) => !Object.is(weight, most[unit]))) {
    throw new Error(`${asked}: people of a cell differ in weight; give rows, or cells by starting weight.`);
  }
}

export interface Collapsed {
  readonly cells: WeightingUnits;
  /** By unit, its cell; −1 for units without weight. */
  readonly cellOf: Int32Array;
  /** By column that was given, its value in each cell. */
  readonly columns: readonly Float64Array[];
}

/** Joins units that have the same number in every column, such as the same category of every margin. */
export function collapse(units: WeightingUnits, columns: readonly ArrayLike<number>[]): Collapsed {
  const { cellOf, first } = alike(units.start, columns);
  const values = columns.map((column) => Float64Array.from(first, (unit) => column[unit]!));
  return { cells: joined(units, cellOf, first.length), cellOf, columns: values };
}

function joined(units: WeightingUnits, cellOf: Int32Array, count: number): WeightingUnits {
  const sum = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(count);
    for (let unit = 0; unit < cellOf.length; unit += 1) {
      if (cellOf[unit]! >= 0) sums[cellOf[unit]!]! += values[unit]!;
    }
    return sums;
  };
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(count);
  for (let unit = 0; unit < cellOf.length; unit += 1) {
    const cell = cellOf[unit]!;
    if (cell < 0) continue;
    least[cell] = Math.min(least[cell]!, units.least[unit]!);
    most[cell] = Math.max(most[cell]!, units.most[unit]!);
  }
  return { people: sum(units.people), start: sum(units.start), startSquares: sum(units.startSquares), least, most };
}
