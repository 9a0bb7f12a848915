import { normalCritical } from '@earshot/statistics';

/** Spearman’s correlation of ranks over places. */
export interface RankCorrelation {
  readonly correlation: number;
  readonly places: number;
  /** Its interval of 95%; null where all ranks agree, or all are turned round: then there is none by this method. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

/** Over fewer places a correlation is not shown: its interval would leave nearly everything open. */
export const FEWEST_PLACES = 8;

const LEVEL = 0.95;

/**
 * The correlation of the ranks of two numbers over places, every place counting the same; equal numbers share the
 * mean of their ranks. Null for fewer than eight places, and where all numbers of one kind are equal. Its interval is
 * Fisher’s, with Bonett and Wright’s variance for ranks, (1 + r²/2) / (n − 3).
 * Source: Bonett and Wright 2000, Psychometrika 65; R: cor(x, y, method = "spearman").
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): RankCorrelation | null {
  const places = pairs.length;
  if (places < FEWEST_PLACES) return null;
  const [one, other] = [ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y))];
  const correlation = correlationOf(one, other);
  if (correlation === null) return null;
  if (Math.abs(correlation) === 1) return { correlation, places, interval: null };
  const reach = normalCritical(LEVEL) * Math.sqrt((1 + correlation ** 2 / 2) / (places - 3));
  const middle = Math.atanh(correlation);
  return { correlation, places, interval: { lower: Math.tanh(middle - reach), upper: Math.tanh(middle + reach) } };
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** Pearson’s correlation; null where one of them does not vary. Ranks are halves, so that their sums are exact. */
function correlationOf(one: readonly number[], other: readonly number[]): number | null {
  const middle = (one.length + 1) / 2;
  const sum = (product: (at: number) => number): number => one.reduce((total, _, at) => total + product(at), 0);
  const together = sum((at) => (one[at]! - middle) * (other[at]! - middle));
  const [spread, otherSpread] = [sum((at) => (one[at]! - middle) ** 2), sum((at) => (other[at]! - middle) ** 2)];
  if (spread === 0 || otherSpread === 0) return null;
  // Squares of ranks are exact, and a root is not: whole agreement must not be missed by its last digit.
  if (together ** 2 === spread * otherSpread) return Math.sign(together);
  return together / Math.sqrt(spread * otherSpread);
}
