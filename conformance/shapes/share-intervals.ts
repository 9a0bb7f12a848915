import {
  type CheckedOnly,
  degreesOfFreedom,
  effectiveBase,
  limitsAsInR,
  meanOf,
  type ShareFound,
  type ShareIntervalMethod,
  type SurveyDesign,
  shareInterval,
  standardErrorOf,
  tCritical,
} from '@earshot/statistics';
import type { Columns } from '../columns.ts';
import { type Computed, GIVEN, OnScale, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { numbersFrom } from '../r/evaluate.ts';
import { readFormula } from '../r/formula.ts';
import { columnsIn, isObject, type JsonObject, listOf, textIn } from '../reference-file.ts';
import { complete } from '../variables.ts';
import type { Shape } from './shape.ts';

/** R’s names of the methods that we show. */
const SHOWN: Readonly<Record<string, ShareIntervalMethod>> = {
  logit: 'logit',
  xlogit: 'logit',
  beta: 'korn-graubard',
  wilson: 'wilson',
};
const CHECKED_ONLY: readonly string[] = ['asin', 'likelihood', 'mean'] satisfies CheckedOnly[];

/** Intervals of shares, a row for each formula, method and level (R: `svyciprop`). */
export const SHARE_INTERVALS: Shape = {
  isShapeOf: (result) => listOf(result).some((row) => isObject(row) && 'method' in row && 'formula' in row),
  compute: (file) => {
    const sample: Sample = { design: designOf(file), everybody: everybodyIn(file), columns: columnsIn(file) };
    return listOf(file.result).map((row) => part(() => intervalOf(row as JsonObject, sample)));
  },
};

interface Sample {
  readonly design: SurveyDesign;
  /** With a weight of 1 for all, so that those without weight count. */
  readonly everybody: SurveyDesign;
  readonly columns: Columns;
}

function intervalOf(row: JsonObject, { design, everybody, columns }: Sample): Computed {
  const values = numbersFrom(readFormula(textIn(row, 'formula')).terms[0]!, columns);
  const answered = complete(design, [values]);
  const mean = meanOf(answered, values);
  const se = standardErrorOf(answered, mean);
  const sum = (weights: Float64Array, power: number): number =>
    weights.reduce((total, weight) => total + (weight > 0 ? weight ** power : 0), 0);
  const found: ShareFound = {
    share: mean.value,
    variance: se ** 2,
    // R counts the whole sample, also those who did not answer or have no weight.
    sampleSize: sum(everybody.weights, 0),
    effectiveBase: effectiveBase({ w: sum(answered.weights, 1), w2: sum(answered.weights, 2) }),
    degreesOfFreedom: degreesOfFreedom(design),
  };
  const isIn = (_: number, at: number): boolean => everybody.weights[at]! > 0;
  const people = { weights: design.weights.filter(isIn), answers: values.filter(isIn) };
  const limits = part(() => limitsOf(found, row, people));
  const [lower, upper] = Array.isArray(limits) ? limits : [limits, limits];
  // R’s iteration stops just beside 0% and 100%.
  const isAtBound = mean.value === 0 || mean.value === 1;
  return { level: GIVEN, p: isAtBound ? new OnScale(mean.value, 1) : mean.value, se, lower, upper };
}

/** R turns Student’s t into a normal level, which so far out is 1 to the last digits (`confint.svyglm`). */
const MOST_T_OF_LOGIT = 6.5;

function limitsOf(found: ShareFound, row: JsonObject, people: Parameters<typeof limitsAsInR>[3]): Computed {
  const [method, level] = [textIn(row, 'method'), Number(row.level ?? 0.95)];
  if (!(level > 0 && level < 1)) throw new NotCovered(`an interval cannot have the level ${row.level}`);
  const refused = new NotCovered(`refused: a share of ${found.share} has no interval by ${method}`);
  const shown = SHOWN[method];
  if (shown === 'korn-graubard' && isNothing(found)) throw new NotCovered('R makes ½ of a share without error');
  if (method === 'logit' && tCritical(level, found.degreesOfFreedom) > MOST_T_OF_LOGIT) {
    throw new NotCovered('with so few degrees of freedom R’s logit interval keeps no digits');
  }
  if (shown) {
    const interval = shareInterval(found, shown, level);
    if (!interval) throw refused;
    return [interval.lower, interval.upper];
  }
  if (!CHECKED_ONLY.includes(method)) throw new NotCovered(`intervals by ${method} are not made`);
  if (method === 'mean' && found.variance === 0) return [found.share, found.share];
  const limits = limitsAsInR(found, method as CheckedOnly, level, people);
  if (!limits) throw refused;
  return limits;
}

/** That a share has no error but what rounding leaves: nobody in it differs from the others of their stratum. */
function isNothing({ share, variance }: ShareFound): boolean {
  return variance <= 1e-20 * share * (1 - share);
}
