/**
 * The sum of a stretch of values, the same to the last digit in whatever order they stand. To be used where rows or units
 * may come in any order, and the same numbers are to be printed.
 *
 * Each value is cut into three parts that are whole multiples of a step of their own; of so few digits that adding up the
 * parts of one step rounds nothing (Rump, Ogita & Oishi 2008, Accurate floating-point summation I, ExtractVector; Demmel &
 * Nguyen 2013, Fast reproducible floating-point summation). What is left below the third step, of a million values less
 * than 2⁻⁷⁰ of the largest, is dropped. Carrying along what rounding loses, as Kahan and Neumaier do, is not enough: where
 * the sum lies half way between two numbers, parts that are lost in one order and kept in another decide.
 * @param from the first place. @param to one beyond the last.
 * @returns 0 for no values; NaN or an infinity where one of them is none.
 */
export function sumInAnyOrder(values: Float64Array, from = 0, to = values.length): number {
  const count = to - from;
  if (count < 3) return count === 2 ? values[from]! + values[from + 1]! : count === 1 ? values[from]! : 0;
  const sizes = stepSizes(largestOf(values, from, to), count);
  return sizes ? sumOfParts(values, from, to, sizes) : plainSum(values, from, to);
}

/** What a value is added to, and taken from again, so that only multiples of a step are left of it. */
interface Steps {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

function largestOf(values: Float64Array, from: number, to: number): number {
  let largest = 0;
  for (let at = from; at < to; at += 1) {
    const size = Math.abs(values[at]!);
    if (!(size <= largest)) largest = size; // of NaN too
  }
  return largest;
}

/** Digits of a floating-point number. */
const DIGITS = 53;

/** Null where the values need no parts (all are nought) or have none (one is no number, or nearly too large for one). */
function stepSizes(largest: number, count: number): Steps | null {
  // One more than needed, since a logarithm may be rounded down.
  const carried = Math.ceil(Math.log2(count + 2)) + 1;
  const first = 2 ** (Math.ceil(Math.log2(largest)) + 1 + carried);
  if (!Number.isFinite(first) || first === 0) return null;
  const second = first * 2 ** (carried - DIGITS);
  return { first, second, third: second * 2 ** (carried - DIGITS) };
}

function sumOfParts(values: Float64Array, from: number, to: number, { first, second, third }: Steps): number {
  let [high, middle, low] = [0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const value = values[at]!;
    const upper = first + value - first;
    const rest = value - upper;
    const inner = second + rest - second;
    high += upper;
    middle += inner;
    low += third + (rest - inner) - third;
  }
  return high + (middle + low);
}

function plainSum(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at]!;
  return sum;
}
