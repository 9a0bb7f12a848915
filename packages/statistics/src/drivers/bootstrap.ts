import type { Moments } from '../correlation.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { seededRandom } from '../seeded-random.ts';
import { productsOf, rowTable, spreadOf } from '../sums-of-products.ts';
import type { MeasuredRows } from './measure.ts';
import { replicateFactors } from './rescaled-bootstrap.ts';

/** How a bootstrap is to be done. */
export interface BootstrapPlan {
  /** 500 or more for intervals that are shown. */
  readonly replicates: number;
  /** The same seed gives the same replicates; it is recorded in the result. */
  readonly seed: number;
  /** Left out: 0.95. */
  readonly level?: number | undefined;
  /**
   * Done to each replicate’s weights, by row of the data, such as raking them again; null where it is impossible.
   * `factors` are what the replicate multiplied them by, also for rows that have no weight because of the domain.
   */
  readonly reweight?:
    | ((weights: Float64Array, replicate: number, factors: Float64Array) => Float64Array | null)
    | undefined;
  /** Told after each replicate how many are done; false ends the bootstrap there. */
  readonly proceed?: ((done: number, of: number) => boolean) | undefined;
}

/** Lower and upper end. */
export type Range = readonly [number, number];

/** How far shares would vary from sample to sample. Lists are by player. */
export interface BootstrapIntervals {
  /** Replicates that the intervals rest on. */
  readonly replicates: number;
  /** Replicates in which the model could not be worked out. */
  readonly failed: number;
  /** Whether it was ended before its time. */
  readonly stopped: boolean;
  readonly seed: number;
  readonly level: number;
  readonly r2: Range;
  /** In units of R². */
  readonly shares: readonly Range[];
  /** As parts of R². */
  readonly parts: readonly Range[];
  /** Place in the order of shares, from 1, the largest. */
  readonly ranks: readonly Range[];
}

/** Fewer replicates than this say nothing of the ends of an interval. */
const LEAST_REPLICATES = 100;
/** The part of a column’s variance in the sample below which that in a replicate is rounding. */
const NO_SPREAD = 1e-12;

/**
 * Repeats everything from the rows on with replicates of the weights, so that also what was found on the way, such as
 * factors, varies as it would from sample to sample. Intervals are percentiles (Efron and Tibshirani 1993, 13.3);
 * null when fewer than 100 replicates came off.
 * @param sharesFrom the shares of R² from the moments of the measured columns; null where there are none
 */
export function bootstrapShares(
  design: SurveyDesign,
  measured: MeasuredRows,
  plan: BootstrapPlan,
  sharesFrom: (moments: Moments, replicate: number) => readonly number[] | null,
): BootstrapIntervals | null {
  const random = seededRandom(plan.seed);
  const momentsWith = centredMoments(measured);
  const found: (readonly number[])[] = [];
  let done = 0;
  let goesOn = true;
  while (done < plan.replicates && goesOn) {
    const factors = replicateFactors(design, random);
    const drawn = design.weights.map((weight, row) => weight * factors[row]!);
    const weights = plan.reweight ? plan.reweight(drawn, done, factors) : drawn;
    const moments = weights && momentsWith(weights);
    const shares = moments ? sharesFrom(moments, done) : null;
    if (shares) found.push(shares);
    done += 1;
    goesOn = plan.proceed?.(done, plan.replicates) ?? true;
  }
  if (found.length < LEAST_REPLICATES) return null;
  const outcome = { failed: done - found.length, stopped: done < plan.replicates, seed: plan.seed };
  return { ...outcome, ...intervalsFrom(found, plan.level ?? 0.95) };
}

/**
 * Moments for any weights by row of the data; null where a column is the same for everybody drawn. Columns are centred
 * once, so that products keep their digits.
 */
function centredMoments({ rows, weights, columns }: MeasuredRows): (replicate: Float64Array) => Moments | null {
  const spreads = columns.map((column) => spreadOf(column, weights));
  const centred = columns.map((column, index) => column.map((value) => value - spreads[index]!.mean));
  const table = rowTable([new Float64Array(rows.length).fill(1), ...centred]);
  const drawn = new Float64Array(rows.length);
  return (replicate) => {
    rows.forEach((row, at) => {
      drawn[at] = replicate[row]!;
    });
    const [sums, ...products] = productsOf(table, drawn);
    const total = sums![0]!;
    if (!(total > 0)) return null;
    const shifts = sums!.slice(1).map((sum) => sum / total);
    const covariance = products.map((row, a) => row.slice(1).map((sum, b) => sum / total - shifts[a]! * shifts[b]!));
    if (spreads.some(({ deviation }, at) => !(covariance[at]![at]! > NO_SPREAD * deviation ** 2))) return null;
    return { means: shifts.map((shift, index) => shift + spreads[index]!.mean), covariance };
  };
}

function intervalsFrom(found: readonly (readonly number[])[], level: number) {
  const r2 = found.map((shares) => shares.reduce((sum, share) => sum + share, 0));
  const ranks = found.map(ranksOf);
  const byPlayer = (values: (replicate: number, player: number) => number): Range[] =>
    found[0]!.map((_, player) =>
      rangeOf(
        Float64Array.from(found, (_, one) => values(one, player)),
        level,
      ),
    );
  return {
    replicates: found.length,
    level,
    r2: rangeOf(Float64Array.from(r2), level),
    shares: byPlayer((one, player) => found[one]![player]!),
    parts: byPlayer((one, player) => found[one]![player]! / r2[one]!),
    ranks: byPlayer((one, player) => ranks[one]![player]!),
  };
}

/** Places by size, from 1; in a tie the earlier comes first. */
export function ranksOf(values: readonly number[]): number[] {
  const ranks: number[] = [];
  const order = values.map((_, index) => index).sort((a, b) => values[b]! - values[a]!);
  for (const [place, index] of order.entries()) ranks[index] = place + 1;
  return ranks;
}

/** The values that leave half of what the level leaves on either side; values themselves, so that ranks stay whole. */
function rangeOf(values: Float64Array, level: number): Range {
  const sorted = values.toSorted();
  const outside = Math.floor((sorted.length * (1 - level)) / 2);
  return [sorted[outside]!, sorted[sorted.length - 1 - outside]!];
}
