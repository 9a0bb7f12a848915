import { tCritical, tQuantile } from '../distributions/student-t.ts';
import { normalPValue } from '../distributions/tails.ts';
import type { ShareFound } from './share-interval.ts';
import { splineThrough } from './spline.ts';

/** Methods of R’s `svyciprop` that we show no interval of. */
export type CheckedOnly = 'asin' | 'likelihood' | 'mean';

/** What R’s `likelihood` looks at besides: everybody in the sample, weight and answer (0, 1, or NaN for none). */
export interface Answered {
  readonly weights: ArrayLike<number>;
  readonly answers: ArrayLike<number>;
}

/**
 * Limits of a share by methods that we do not show, digit by digit as R’s `svyciprop` gives them (survey 4.1), to
 * check files that hold them. Their faults come along: `mean` (p ± t·se) leaves 0 to 1; `asin` squares the sine of a
 * negative angle, so that its lower limit rises again as the error grows; `likelihood` is read off a spline.
 * Null at 0% and 100%, and without degrees of freedom.
 */
export function limitsAsInR(
  found: ShareFound,
  method: CheckedOnly,
  level: number,
  people: Answered,
): [number, number] | null {
  const { share, variance, degreesOfFreedom } = found;
  if (!(degreesOfFreedom > 0) || share <= 0 || share >= 1) return null;
  const t = tCritical(level, degreesOfFreedom);
  if (method === 'likelihood') return variance > 0 ? likelihoodLimits(found, t, people) : [share, share];
  const half = t * Math.sqrt(variance);
  if (method === 'mean') return [share - half, share + half];
  const angle = Math.asin(Math.sqrt(share));
  const reach = half / (2 * Math.sqrt(share * (1 - share)));
  return [Math.sin(angle - reach) ** 2, Math.sin(angle + reach) ** 2];
}

/**
 * Where the root of the deviance of an intercept-only quasibinomial model meets ±t times the root of the design effect:
 * R works out the root on a grid of logits, draws a spline through it at three times as many logits, and reads the
 * limits off straight lines between those (R: `confint.svyglm(method = "likelihood")`, after MASS).
 */
function likelihoodLimits({ share, variance }: ShareFound, t: number, people: Answered): [number, number] {
  const model = modelOf(people);
  const stale = shareBeforeLast(model);
  const size = model.rows.reduce((sum, { weight }) => sum + weight, 0);
  // The variance of the logit over that of the model.
  const designEffect = (variance / (share * (1 - share)) ** 2) * size * stale * (1 - stale);
  const cut = t * Math.sqrt(designEffect);
  const { logits, roots } = profileOf({ share, variance }, model, cut);
  const fine = Array.from({ length: 3 * logits.length }, (_, index) => {
    return logits[0]! + ((logits.at(-1)! - logits[0]!) * index) / (3 * logits.length - 1);
  });
  const drawn = splineThrough(logits, roots, fine);
  const limit = (root: number): number => 1 / (1 + Math.exp(-crossed(fine, drawn, root)));
  return [limit(-cut), limit(cut)];
}

/** Those who answered, with weights whose mean over everybody is 1, as R’s `svyglm` scales them. */
interface Model {
  readonly rows: readonly { readonly weight: number; readonly having: number }[];
}

function modelOf({ weights, answers }: Answered): Model {
  const all = Array.from(weights);
  const mean = all.reduce((sum, weight) => sum + weight, 0) / all.length;
  const rows = all.map((weight, row) => ({ weight: weight / mean, having: answers[row]! }));
  return { rows: rows.filter(({ having }) => !Number.isNaN(having)) };
}

/**
 * The share one step before R’s iteration stops, which the variance of its model is left at (R: `glm.fit` with the
 * starting values of `binomial` and a relative change of the deviance of 1e-8).
 */
function shareBeforeLast({ rows }: Model): number {
  let fitted = rows.map(({ weight, having }) => (weight * having + 0.5) / (weight + 1));
  const deviance = (): number =>
    rows.reduce((sum, { weight, having }, row) => {
      return sum - 2 * weight * Math.log(having ? fitted[row]! : 1 - fitted[row]!);
    }, 0);
  for (let step = 0, last = deviance(); step < 25; step += 1) {
    const before = fitted[0]!;
    const share = newtonStep(rows, fitted);
    fitted = fitted.map(() => share);
    const now = deviance();
    if (Math.abs(now - last) / (Math.abs(now) + 0.1) < 1e-8) return before;
    last = now;
  }
  return fitted[0]!;
}

/** One step of iterated weighted least squares of a model that has an intercept only. */
function newtonStep(rows: readonly { weight: number; having: number }[], fitted: readonly number[]): number {
  let [weighted, total] = [0, 0];
  rows.forEach(({ weight, having }, row) => {
    const share = fitted[row]!;
    const precision = weight * share * (1 - share);
    weighted += precision * Math.log(share / (1 - share)) + weight * (having - share);
    total += precision;
  });
  return 1 / (1 + Math.exp(-weighted / total));
}

/** The grid of logits, and the signed root of the deviance at each, outwards from the share until well past the cut. */
function profileOf({ share, variance }: Pick<ShareFound, 'share' | 'variance'>, { rows }: Model, cut: number) {
  // People without weight count in the deviance, whose weights have the mean 1 with theirs, but not in the dispersion.
  const [answered, weighted] = [rows.length, rows.filter(({ weight }) => weight > 0).length];
  const centre = Math.log(share / (1 - share));
  const furthest = -tQuantile(normalPValue(cut) / 8, Math.max(1, answered - 1));
  const step = ((furthest / 5) * Math.sqrt(variance)) / (share * (1 - share));
  const rootAt = (logit: number): number => {
    const held = Math.abs(logit) > FURTHEST_LOGIT ? Math.sign(logit) * -Math.log(Number.EPSILON) : logit;
    const having = Math.log(share) + Math.log1p(Math.exp(-held));
    const lacking = Math.log(1 - share) + Math.log1p(Math.exp(held));
    const fallen = share * having + (1 - share) * lacking;
    // Over the dispersion of the model, which is n/(n − 1).
    return Math.sqrt(Math.max(0, 2 * answered * (1 - 1 / weighted) * fallen));
  };
  const points = [{ logit: centre, root: 0 }];
  for (const sign of [-1, 1]) {
    for (let steps = 1, root = 0; steps < 10 && root < furthest; steps += 1) {
      root = rootAt(centre + sign * steps * step);
      points.push({ logit: centre + sign * steps * step, root: sign * root });
    }
  }
  points.sort((a, b) => a.logit - b.logit);
  return { logits: points.map(({ logit }) => logit), roots: points.map(({ root }) => root) };
}

/** Past this logit R holds a probability where it is no more than rounding from 0 or 1 (`binomial()$linkinv`). */
const FURTHEST_LOGIT = 30;

/**
 * Where straight lines between points, from the lowest to the highest, rise to a height (R: `approx`); a height outside
 * is held at the end.
 */
function crossed(along: readonly number[], heights: readonly number[], height: number): number {
  const points = heights.map((up, index) => ({ up, logit: along[index]! })).sort((a, b) => a.up - b.up);
  const above = points.findIndex(({ up }) => up >= height);
  if (above <= 0) return points.at(above)!.logit;
  const [before, after] = [points[above - 1]!, points[above]!];
  return before.logit + ((height - before.up) / (after.up - before.up)) * (after.logit - before.logit);
}
