// Numbers as whole numbers of a tiny unit, whose sums come to the same in any order, on any number of threads and engine.

/** How large and how small the numbers are that are added up: the most and, but for noughts, the least without sign. */
export interface Sizes {
  readonly largest: number;
  readonly smallest: number;
}

/** A whole number that stands for a number, or for a part of it: SQL that makes it, and what it is counted in. */
export interface WholePart {
  readonly value: string;
  readonly unit: number;
}

/** The largest whole number of a column is below this power of two, and fits into a BIGINT with room to spare. */
const BITS = 62;

/** Where numbers are less far apart than this, one whole number tells the smallest to 12 digits. */
const NEAR = 2 ** 20;

/**
 * Writes a number as a whole number of a unit so small (2⁻⁶² of the largest) that nothing of it is lost that a sum could
 * show. Where some are far smaller than the largest, as beside a code for no answer that nobody took for one, what is left
 * over is a second whole number, of a unit that is smaller by 2⁻⁶².
 * @param value SQL for the number. @param isUp whether it is rounded up, so that none becomes nought by it.
 */
export function wholeParts(value: string, { largest, smallest }: Sizes, isUp: boolean): WholePart[] {
  const unit = unitOf(largest);
  const scaled = `(${value}) * CAST('${1 / unit}' AS DOUBLE PRECISION)`;
  if (largest <= NEAR * smallest) return [{ value: whole(scaled, isUp), unit }];
  // Both are exact: a number with a fraction is so small that its whole part and its fraction have a place for every digit.
  const left = `(${scaled} - FLOOR(${scaled} + 0.5)) * CAST('${2 ** BITS}' AS DOUBLE PRECISION)`;
  return [
    { value: whole(scaled, false), unit },
    { value: whole(left, isUp), unit: unit * 2 ** -BITS },
  ];
}

/** A power of two, by which numbers are divided and multiplied without rounding. */
function unitOf(largest: number): number {
  return largest > 0 ? 2 ** (Math.floor(Math.log2(largest)) + 1 - BITS) : 1;
}

function whole(scaled: string, isUp: boolean): string {
  return `CAST(${isUp ? `CEIL(${scaled})` : `FLOOR(${scaled} + 0.5)`} AS BIGINT)`;
}
