import { type Moments, momentsOf } from '../correlation.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { effectiveBase } from '../ratio.ts';
import { inverseOf } from '../regression/inverse.ts';
import { linearRegression } from '../regression/linear.ts';
import type { Term } from '../regression/term.ts';
import { bootstrapShares, ranksOf } from './bootstrap.ts';
import { type Composed, compose } from './compose.ts';
import type { DriverPlan } from './driver-plan.ts';
import { noScale, refusalsOfModel, refusalsOfRows } from './driver-refusals.ts';
import type { Driver, DriverFindings, DriverResult, MeasuredAs } from './findings.ts';
import { type Importance, importanceOf } from './importance.ts';
import { type Measure, type MeasuredRows, measuredRows } from './measure.ts';
import { MOST_EXACT_PLAYERS, sampledShares, shapleyShares } from './shapley.ts';

/** An R² of which there is nothing to share out but rounding. */
const NOTHING = 1e-9;
const SAMPLING = { pairs: 5000, seed: 1 };
/** In replicates the spread between samples covers that of the orders. */
const REPLICATE_PAIRS = 50;

/**
 * Key-driver analysis: how much of what a model explains of an outcome goes with each predictor. Scales are made,
 * people without every answer left out and counted, R² judged against the plan, and shared out (Shapley, with Johnson’s
 * relative weights beside it). A pure function of a plan and data: the design says who counts (`domainOf` filters).
 *
 * Refuses, all at once: predictors asked only of people with some answers to the outcome, terms that do not vary,
 * scales that are unreliable, and predictors that follow from each other, wholly or nearly.
 */
export function keyDrivers(design: SurveyDesign, plan: DriverPlan): DriverResult {
  const measures = [...plan.predictors, plan.outcome];
  requirePlan(measures);
  const measured = measuredRows(design, measures);
  const early = refusalsOfRows(design, plan, measured);
  if (early.length > 0) return { kind: 'refused', refusals: early };
  const moments = momentsOf(measured.columns, measured.weights);
  const composed = compose(moments.covariance, measures, measured.columnsOf);
  if ('refused' in composed) return { kind: 'refused', refusals: composed.refused.map(noScale) };
  const importance = importanceOf(composed.correlation, composed.players);
  const refusals = refusalsOfModel(plan, composed, importance);
  if ('dependent' in importance || refusals.length > 0) return { kind: 'refused', refusals };
  return judged(design, plan, measured, moments, composed, importance);
}

function requirePlan(measures: readonly Measure[]): void {
  const names = measures.map(({ name }) => name);
  if (new Set(names).size < names.length) throw new Error('keyDrivers: two measures have the same name.');
  if (names.length < 2) throw new Error('keyDrivers: there are no predictors.');
  if (measures.at(-1)!.kind === 'factor')
    throw new Error('keyDrivers: the outcome is a factor; it has to be a number.');
}

function judged(
  design: SurveyDesign,
  plan: DriverPlan,
  measured: MeasuredRows,
  moments: Moments,
  composed: Composed,
  importance: Importance,
): DriverResult {
  const { weights, rows, losses } = measured;
  const w = weights.reduce((sum, weight) => sum + weight, 0);
  const w2 = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const { r2 } = importance;
  const strength = { r2, floor: plan.r2Floor, base: rows.length, effectiveBase: effectiveBase({ w, w2 }), losses };
  if (r2 < Math.max(plan.r2Floor, NOTHING)) {
    const sentence = `The predictors explain ${percent(r2)} of the variance of “${plan.outcome.name}”, and the plan wants ${percent(plan.r2Floor)}: too weak to use.`;
    return { kind: 'too-weak', ...strength, sentence };
  }
  const regression = linearRegression(design, ...termsFrom(design, plan, measured, moments, composed));
  if ('code' in regression) {
    return { kind: 'refused', refusals: [{ code: 'no-regression', measure: null, sentence: regression.sentence }] };
  }
  const { condition } = importance;
  return {
    kind: 'drivers',
    ...strength,
    ...shared(plan, composed, importance),
    condition,
    regression,
    bootstrap: bootstrapped(design, plan, measured),
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

type Shared = Pick<DriverFindings, 'drivers' | 'outcome' | 'sampling'>;

function shared(plan: DriverPlan, composed: Composed, importance: Importance): Shared {
  const { correlation, players } = composed;
  const isExact = players.length <= MOST_EXACT_PLAYERS;
  const sampled = isExact ? null : sampledShares(correlation, players, plan.sampling ?? SAMPLING);
  const shares = sampled?.shares ?? shapleyShares(correlation, players);
  const ranks = ranksOf(shares);
  const drivers = plan.predictors.map(
    ({ name }, index): Driver => ({
      ...measuredAs(name, index, composed),
      share: shares[index]!,
      samplingError: sampled?.samplingErrors[index] ?? null,
      part: shares[index]! / importance.r2,
      rank: ranks[index]!,
      ...besideShares(importance, index),
    }),
  );
  const sampling = sampled && { orders: sampled.orders, seed: sampled.seed };
  return { drivers, outcome: measuredAs(plan.outcome.name, players.length, composed), sampling };
}

function measuredAs(name: string, index: number, { reliability, factors }: Composed): MeasuredAs {
  return { name, reliability: reliability[index]!, factor: factors[index]! };
}

function besideShares(importance: Importance, index: number) {
  return {
    relativeWeight: importance.johnson[index]!,
    first: importance.first[index]!,
    last: importance.last[index]!,
    inflation: importance.inflation[index]!,
  };
}

function bootstrapped(design: SurveyDesign, plan: DriverPlan, measured: MeasuredRows) {
  if (!plan.bootstrap) return null;
  const measures = [...plan.predictors, plan.outcome];
  const { seed } = plan.sampling ?? SAMPLING;
  return bootstrapShares(design, measured, plan.bootstrap, ({ covariance }, replicate) => {
    const composed = compose(covariance, measures, measured.columnsOf);
    if ('refused' in composed) return null;
    const { correlation, players } = composed;
    if ('dependent' in inverseOf(correlation.slice(0, -1).map((row) => row.slice(0, -1)))) return null;
    if (players.length <= MOST_EXACT_PLAYERS) return shapleyShares(correlation, players);
    return sampledShares(correlation, players, { pairs: REPLICATE_PAIRS, seed: seed + replicate }).shares;
  });
}

/** The outcome and terms of the model, with scales as their scores. */
function termsFrom(
  design: SurveyDesign,
  { outcome, predictors }: DriverPlan,
  { rows, columns }: MeasuredRows,
  { means }: Moments,
  { loadings, players }: Composed,
): [Float64Array, Term[]] {
  const scores = (column: number): Float64Array => {
    const values = new Float64Array(design.rows).fill(Number.NaN);
    const parts = loadings[column]!.flatMap((loading, at) => (loading === 0 ? [] : [[loading, at] as const]));
    rows.forEach((row, at) => {
      values[row] = parts.reduce((sum, [loading, from]) => sum + loading * (columns[from]![at]! - means[from]!), 0);
    });
    return values;
  };
  const terms = predictors.map((predictor, index): Term => {
    if (predictor.kind === 'factor') return predictor;
    if (predictor.kind === 'numeric') return predictor;
    return { kind: 'numeric', name: predictor.name, values: scores(players[index]![0]!) };
  });
  return [outcome.kind === 'numeric' ? Float64Array.from(outcome.values) : scores(loadings.length - 1), terms];
}
