/**
 * - holm: keeps the chance of any false finding among all tests below the level (Holm 1979); for a confirmed statement;
 * - benjamini-hochberg: keeps the expected part of findings that are false below the level (1995); for what stands out;
 * - bonferroni: as Holm’s, and less able to find anything; benjamini-yekutieli: as theirs, however tests depend (2001);
 * - none: every test for itself.
 */
export type Adjustment = 'holm' | 'benjamini-hochberg' | 'benjamini-yekutieli' | 'bonferroni' | 'none';

/**
 * P-values adjusted for their number, in the order given (R: `p.adjust`). The tests that belong together, such as those
 * of one table, go in at once; those that could not be made are left out before.
 */
export function adjustPValues(pValues: readonly number[], adjustment: Adjustment): number[] {
  if (adjustment === 'none') return [...pValues];
  const tests = pValues.length;
  const adjusted = pValues.map(() => 0);
  const rising = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const factors = factorsOf(adjustment, tests);
  // Steps down (Holm) keep the largest so far from below, steps up (the others) the smallest so far from above.
  const isDown = adjustment === 'holm';
  let reached = isDown ? 0 : 1;
  for (let step = 0; step < tests; step += 1) {
    const rank = isDown ? step : tests - 1 - step;
    const stretched = Math.min(1, pValues[rising[rank]!]! * factors(rank + 1));
    if (adjustment === 'bonferroni') reached = stretched;
    else reached = isDown ? Math.max(reached, stretched) : Math.min(reached, stretched);
    adjusted[rising[rank]!] = reached;
  }
  return adjusted;
}

/** What the p-value of a rank, the smallest being 1, is multiplied by. */
function factorsOf(adjustment: Exclude<Adjustment, 'none'>, tests: number): (rank: number) => number {
  if (adjustment === 'bonferroni') return () => tests;
  if (adjustment === 'holm') return (rank) => tests - rank + 1;
  if (adjustment === 'benjamini-hochberg') return (rank) => tests / rank;
  const harmonic = Array.from({ length: tests }, (_, index) => 1 / (index + 1)).reduce((sum, one) => sum + one, 0);
  return (rank) => (harmonic * tests) / rank;
}
