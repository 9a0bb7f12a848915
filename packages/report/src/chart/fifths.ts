/** A band of numbers, from its lowest to its highest. */
export interface Fifth {
  /** Where it lies among the others: “Lowest”, “Low”, “Middle”, “High”, “Highest”. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** How many numbers are in it. */
  readonly count: number;
}

const NAMES = ['Lowest', 'Low', 'Middle', 'High', 'Highest'] as const;

/**
 * Numbers in five bands by their order, so that about as many are in each. Equal numbers are in one band, that of the
 * middle of them: where most are the same, that band is larger, and those beside it can be empty (null). Five
 * bands, always in the same order, of which all are null where there are no numbers.
 */
export function fifthsOf(values: readonly number[]): (Fifth | null)[] {
  const bands = NAMES.map((): number[] => []);
  for (const value of values.toSorted((one, other) => one - other)) bands[bandIn(values, value)]!.push(value);
  return bands.map((band, at) =>
    band.length === 0 ? null : { name: NAMES[at]!, from: band[0]!, to: band.at(-1)!, count: band.length },
  );
}

/** By the share of the numbers that are below it, its equals counting half. */
function bandIn(values: readonly number[], value: number): number {
  const below = values.filter((one) => one < value).length;
  const equal = values.filter((one) => one === value).length;
  return Math.floor((NAMES.length * (below + equal / 2)) / values.length);
}

/** Which of five bands a number is in, from 0. Throws for a number that is in none of them. */
export function fifthOf(value: number, fifths: readonly (Fifth | null)[]): number {
  const found = fifths.findIndex((fifth) => fifth !== null && value >= fifth.from && value <= fifth.to);
  if (found === -1) throw new RangeError(`fifthOf: ${value} is in none of the bands.`);
  return found;
}
