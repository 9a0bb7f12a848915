import { meanOf, standardErrorOf } from '../design/linearised.ts';
import { degreesOfFreedom, type SurveyDesign } from '../design/survey-design.ts';
import { tCritical } from '../distributions/student-t.ts';

/**
 * Which value is the quantile where none has exactly its share below: the lowest with at least that share at or below
 * it (`lowest`, R: qrule "math"), or a point between two (`between`, R: qrule "hf7", type 7 of Hyndman and Fan 1996).
 * `lowest-as-in-r` repeats what R makes of “math”, to check files: of a share below the first weight the second value,
 * and a share is only met to the last digit.
 */
export type QuantileRule = 'lowest' | 'between' | 'lowest-as-in-r';

/** Rounding of a cumulated share that does not make it another. */
const ROUNDING = 1e-12;

/** Values in rising order, with the weight up to and with each; rows without weight are left out. */
interface Ordered {
  readonly values: Float64Array;
  readonly upTo: Float64Array;
}

/**
 * The weighted quantile of a sample: the value below which a share of the population lies. Its answer for a share
 * outside 0 to 1 is the lowest or highest value. Values of rows without weight are not looked at.
 * Throws when no row has weight.
 */
export function quantileOf(
  design: Pick<SurveyDesign, 'weights'>,
  values: ArrayLike<number>,
  share: number,
  rule: QuantileRule,
): number {
  return read(ordered(design, values), share, rule);
}

export interface Quantile {
  readonly value: number;
  /** Null where it is past the lowest answer, or the design leaves no degrees of freedom. */
  readonly lower: number | null;
  /** Null where it is past the highest answer, or the design leaves no degrees of freedom. */
  readonly upper: number | null;
  /** Half the interval over Student’s t; null where a limit is. */
  readonly standardError: number | null;
}

/** The limits of the share of the population at or below the quantile. */
export type LimitsOfShare = (share: number, variance: number) => readonly [number, number];

/**
 * A quantile with Woodruff’s interval: the quantiles at the limits of the share at or below it (Woodruff 1952; R:
 * `svyquantile`). Those limits are p ± t·se (R: interval.type "mean") unless told otherwise.
 */
export function woodruffQuantile(
  design: SurveyDesign,
  values: ArrayLike<number>,
  share: number,
  { rule, level, limitsOfShare }: { rule: QuantileRule; level: number; limitsOfShare?: LimitsOfShare },
): Quantile {
  const inOrder = ordered(design, values);
  const value = read(inOrder, share, rule);
  const freedom = degreesOfFreedom(design);
  if (freedom < 1) return { value, lower: null, upper: null, standardError: null };
  const isBelow = Array.from(values, (one) => Number(one <= value));
  const below = meanOf(design, isBelow);
  const error = standardErrorOf(design, below);
  const t = tCritical(level, freedom);
  const [from, to] = limitsOfShare?.(below.value, error ** 2) ?? [below.value - t * error, below.value + t * error];
  const lower = isShare(from) ? read(inOrder, from, rule) : null;
  const upper = isShare(to) ? read(inOrder, to, rule) : null;
  const standardError = lower === null || upper === null ? null : (upper - lower) / (2 * t);
  return { value, lower, upper, standardError };
}

function isShare(limit: number): boolean {
  return limit >= -ROUNDING && limit <= 1 + ROUNDING;
}

function ordered({ weights }: Pick<SurveyDesign, 'weights'>, values: ArrayLike<number>): Ordered {
  const rows = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
  if (rows.length === 0) throw new Error('quantileOf: no row has weight.');
  rows.sort((a, b) => values[a]! - values[b]!);
  // What rounding loses is carried along, so that equal weights come to their exact shares.
  let [sum, lost] = [0, 0];
  const upTo = Float64Array.from(rows, (row) => {
    const weight = weights[row]!;
    const next = sum + weight;
    lost += sum >= weight ? sum - next + weight : weight - next + sum;
    sum = next;
    return sum + lost;
  });
  return { values: Float64Array.from(rows, (row) => values[row]!), upTo };
}

function read({ values, upTo }: Ordered, share: number, rule: QuantileRule): number {
  const last = values.length - 1;
  if (rule === 'lowest-as-in-r') return values[placeAsInR(upTo, share)]!;
  if (rule === 'lowest') return values[firstWith(upTo, share * upTo[last]! - ROUNDING * upTo[last]!)]!;
  if (last === 0) return values[0]!;
  // By type 7 the lowest value has the share 0, the highest 1, and every other the weight of those before it.
  const wanted = share * upTo[last - 1]!;
  const after = firstWith(upTo, wanted) + 1;
  if (wanted <= 0 || after > last) return values[wanted <= 0 ? 0 : last]!;
  const [from, to] = [upTo[after - 2] ?? 0, upTo[after - 1]!];
  const [low, high] = [values[after - 1]!, values[after]!];
  return low + ((wanted - from) / (to - from)) * (high - low);
}

/** R (survey 4.1): the last value whose cumulated weight is no more, or the first, if its share is met; else the next. */
function placeAsInR(upTo: Float64Array, share: number): number {
  const total = upTo.at(-1)!;
  const wanted = share * total;
  const above = upTo.findIndex((weight) => weight > wanted);
  const place = Math.max(0, (above < 0 ? upTo.length : above) - 1);
  return share - upTo[place]! / total === 0 ? place : Math.min(place + 1, upTo.length - 1);
}

/** The first place whose cumulated weight is at least as much; the last where none is. */
function firstWith(upTo: Float64Array, weight: number): number {
  let [from, to] = [0, upTo.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (upTo[middle]! >= weight) to = middle;
    else from = middle + 1;
  }
  return from;
}
