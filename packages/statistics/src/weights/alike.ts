/** Groups of units that are alike, numbered from 0, and the first unit of each. */
export interface Alike {
  /** By unit, its group; −1 for units without weight. */
  readonly cellOf: Int32Array;
  readonly first: readonly number[];
}

/** Tables of more places than this are kept as a map of those in use. */
const LARGEST_TABLE = 2 ** 22;

/**
 * Groups units with weight by their numbers in all columns, one column after the other: a group and a number make a
 * finer group. Numbers that are missing (NaN) are alike.
 */
export function alike(weights: Float64Array, columns: readonly ArrayLike<number>[]): Alike {
  let cellOf: Int32Array = Int32Array.from(weights, (weight) => (weight === 0 ? -1 : 0));
  let first: number[] = [cellOf.indexOf(0)].filter((unit) => unit >= 0);
  for (const column of columns) ({ cellOf, first } = divided(cellOf, first.length, codesOf(column)));
  return { cellOf, first };
}

/** A column as whole numbers from 0 up to a count. */
interface Codes {
  readonly codes: Int32Array;
  readonly count: number;
}

/** Divides each group by a column. */
function divided(
  groupOf: Int32Array,
  groups: number,
  { codes, count }: Codes,
): { cellOf: Int32Array; first: number[] } {
  const first: number[] = [];
  const numberOf = numbering(groups * count);
  const cellOf = groupOf.map((group, unit) => {
    if (group < 0) return -1;
    const cell = numberOf(group * count + codes[unit]!, first.length);
    if (cell === first.length) first.push(unit);
    return cell;
  });
  return { cellOf, first };
}

/** The number that a key was given before, or else the next. */
function numbering(keys: number): (key: number, next: number) => number {
  if (keys > LARGEST_TABLE) {
    const known = new Map<number, number>();
    return (key, next) => {
      const number = known.get(key);
      if (number === undefined) known.set(key, next);
      return number ?? next;
    };
  }
  const table = new Int32Array(keys).fill(-1);
  return (key, next) => {
    if (table[key] === -1) table[key] = next;
    return table[key]!;
  };
}

function codesOf(column: ArrayLike<number>): Codes {
  let [least, most, areWhole] = [0, 0, true];
  for (let unit = 0; unit < column.length && areWhole; unit += 1) {
    least = Math.min(least, column[unit]!);
    most = Math.max(most, column[unit]!);
    areWhole = Number.isInteger(column[unit]) && most - least < 1000;
  }
  const codes = new Int32Array(column.length);
  const numbers = new Map<number, number>();
  for (let unit = 0; unit < codes.length; unit += 1) {
    const value = column[unit]!;
    codes[unit] = areWhole ? value - least : (numbers.get(value) ?? numbers.size);
    if (!areWhole) numbers.set(value, codes[unit]!);
  }
  return { codes, count: areWhole ? most - least + 1 : numbers.size };
}
