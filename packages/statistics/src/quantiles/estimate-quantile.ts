import { degreesOfFreedom, type SurveyDesign } from '../design/survey-design.ts';
import type { ShownEstimate } from '../estimate.ts';
import { chosenShareInterval } from '../intervals/share-interval.ts';
import { effectiveBase } from '../ratio.ts';
import { countWeights } from '../weighted-count.ts';
import { woodruffQuantile } from './quantile.ts';

const LEVEL = 0.95;

/**
 * A quantile such as the median (share 0.5) of the rows that have weight, with Woodruff’s 95% interval: the lowest
 * answers at the limits of the share at or below it, by the rule for shares (`chosenShareInterval`), so that it never
 * asks for answers below the lowest or above the highest (R: `svyquantile(qrule = "math", interval.type = "xlogit")`
 * where that rule says logit). The standard error is half the interval over Student’s t.
 * Null when nobody has weight or the design leaves no degrees of freedom.
 */
export function estimateQuantile(design: SurveyDesign, values: ArrayLike<number>, share: number): ShownEstimate | null {
  const { n, w, w2 } = countWeights(design.weights);
  const degrees = degreesOfFreedom(design);
  if (n === 0 || degrees < 1) return null;
  const known = { sampleSize: n, effectiveBase: effectiveBase({ w, w2 }), degreesOfFreedom: degrees };
  const limitsOfShare = (below: number, variance: number): readonly [number, number] => {
    // There are degrees of freedom, so that every share has an interval.
    const { lower, upper } = chosenShareInterval({ share: below, variance, ...known }, LEVEL)!;
    return [lower, upper];
  };
  const options = { rule: 'lowest', level: LEVEL, limitsOfShare } as const;
  const { value, lower, upper, standardError } = woodruffQuantile(design, values, share, options);
  if (lower === null || upper === null || standardError === null) return null;
  return {
    disclosure: 'shown',
    value,
    standardError,
    interval: { lower, upper, level: LEVEL, method: 'woodruff' },
    base: n,
    weightedBase: w,
    effectiveBase: known.effectiveBase,
    degreesOfFreedom: degrees,
  };
}
