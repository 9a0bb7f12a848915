import { type Expression, rowsWhere } from '@earshot/dataset';
import { contrastOf, domainOf, type Linearised, meanOf, productOf, type SurveyDesign } from '@earshot/statistics';
import type { WavePair } from '../waves/pair-waves.ts';

/** What is known of somebody who could have left. */
export const FATES = ['left', 'stayed', 'unknown'] as const;

/** By row of the earlier wave, the place in `FATES`; −1 for those who were not at risk, or have no weight. */
export function fatesOf(
  pair: WavePair,
  { left, base }: { readonly left: Expression; readonly base: Expression | null },
): Int32Array {
  const { earlier, later, laterRow } = pair;
  const gone = new Set(rowsWhere(later.dataset, left));
  const there = new Set(rowsWhere(later.dataset, { type: 'not', inner: left, at: 0 }));
  const atRisk = new Set(rowsWhere(earlier.dataset, base));
  return Int32Array.from(earlier.people, (_, row) => {
    if (!atRisk.has(row) || earlier.weights[row] === 0) return -1;
    const now = laterRow[row]!;
    if (gone.has(now)) return 0;
    return there.has(now) ? 1 : 2;
  });
}

/** A leaving rate of one interval between waves, and how far what is not known could move it. */
export interface LeavingRates {
  /** Of those of whom it is known; null where it is known of nobody. As if the others left as often. */
  readonly known: Linearised | null;
  /** As if nobody else had left: the rate is at least this. */
  readonly lowest: Linearised;
  /** As if everybody else had left: the rate is at most this. */
  readonly highest: Linearised;
  /** Of whom it is not known. */
  readonly unknown: Linearised;
  /** As if the others left so many times as often as those of whom it is known, but no more than all of them. */
  readonly assumed: Linearised | null;
}

/**
 * The discrete-time hazard of leaving between two waves, with the earlier wave’s weights (Singer and Willett 1993), and its
 * bounds when nothing is assumed of those who did not answer (Manski 1989).
 * @param inside which rows of the earlier wave; somebody with weight must be at risk among them.
 */
export function leavingRates(
  pair: WavePair,
  fates: Int32Array,
  { inside, times }: { readonly inside: (row: number) => boolean; readonly times: number | null },
): LeavingRates {
  const atRisk = riskDomain(pair, fates, inside);
  const is = (...which: number[]): Linearised =>
    meanOf(
      atRisk,
      Float64Array.from({ length: atRisk.rows }, (_, row) => Number(which.includes(fates[row] ?? -1))),
    );
  const [lowest, unknown] = [is(0), is(2)];
  const told = domainOf(atRisk, (row) => fates[row]! < 2);
  const isTold = told.weights.some((weight) => weight > 0);
  const leftRows = Float64Array.from({ length: told.rows }, (_, row) => Number(fates[row] === 0));
  const known = isTold ? meanOf(told, leftRows) : null;
  return { known, lowest, highest: is(0, 2), unknown, assumed: assumedRate({ known, lowest, unknown }, times) };
}

/** Those at risk among some rows of the earlier wave. */
export function riskDomain(pair: WavePair, fates: Int32Array, inside: (row: number) => boolean): SurveyDesign {
  return domainOf(pair.design, (row) => row < fates.length && fates[row]! >= 0 && inside(row));
}

function assumedRate(
  { known, lowest, unknown }: Pick<LeavingRates, 'known' | 'lowest' | 'unknown'>,
  times: number | null,
): Linearised | null {
  if (times === null || !known) return null;
  if (times * known.value >= 1) return contrastOf([1, 1], [lowest, unknown]);
  return contrastOf([1, times], [lowest, productOf(known, unknown)]);
}
