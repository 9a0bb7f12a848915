/** A fifth of some numbers, from its lowest to its highest. */
export interface Fifth {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const NAMES = ['Lowest fifth', 'Second fifth', 'Middle fifth', 'Fourth fifth', 'Highest fifth'] as const;

/**
 * Numbers in five bands that hold about as many each: the first ends with the number that a fifth of them does not
 * exceed, and so on. Equal numbers are in one band, so that with many of them a band can be larger, and the next one empty
 * (null). Five bands, always in the same order, of which all are null where there are no numbers.
 */
export function fifthsOf(values: readonly number[]): (Fifth | null)[] {
  const sorted = values.toSorted((one, other) => one - other);
  const ends = NAMES.map((_, at) => sorted[Math.ceil(((at + 1) * sorted.length) / NAMES.length) - 1]);
  return NAMES.map((name, at) => {
    const within = sorted.filter((value) => value <= ends[at]! && (at === 0 || value > ends[at - 1]!));
    return within.length === 0 ? null : { name, from: within[0]!, to: within.at(-1)! };
  });
}

/** Which of five bands a number is in, from 0. Throws for a number that is in none of them. */
export function fifthOf(value: number, fifths: readonly (Fifth | null)[]): number {
  const found = fifths.findIndex((fifth) => fifth !== null && value >= fifth.from && value <= fifth.to);
  if (found === -1) throw new RangeError(`fifthOf: ${value} is in none of the bands.`);
  return found;
}
