/** How many of some offers are to be expected to start. */
export interface StartRange {
  readonly expected: number;
  /** The lowest number that at most that many start with a chance of a tenth or more. */
  readonly lower: number;
  /** The lowest number that at most that many start with a chance of nine tenths or more. */
  readonly upper: number;
}

/** Rounding of a cumulated chance that does not make it another. */
const ROUNDING = 1e-12;

/**
 * The number of offers that are taken up, when each is with its own chance and none has to do with another: the
 * Poisson-binomial distribution, worked out exactly offer by offer, and its 10% and 90% quantiles. The range says what
 * chance does to people who decide alone; that a whole intake comes late is not in it. Throws for a chance that is none.
 */
export function howManyStart(chances: readonly number[]): StartRange {
  if (chances.some((chance) => !(chance >= 0 && chance <= 1)))
    throw new Error('howManyStart: a chance is from 0 to 1.');
  let distribution = [1];
  for (const chance of chances) {
    const next = new Array<number>(distribution.length + 1).fill(0);
    distribution.forEach((probability, started) => {
      next[started]! += probability * (1 - chance);
      next[started + 1]! += probability * chance;
    });
    distribution = next;
  }
  const expected = chances.reduce((sum, chance) => sum + chance, 0);
  return { expected, lower: quantile(distribution, 0.1), upper: quantile(distribution, 0.9) };
}

function quantile(distribution: readonly number[], share: number): number {
  let upTo = 0;
  for (const [started, probability] of distribution.entries()) {
    upTo += probability;
    if (upTo >= share - ROUNDING) return started;
  }
  return distribution.length - 1;
}
