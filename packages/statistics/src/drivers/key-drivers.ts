import { type Moments, momentsOf } from '../correlation.ts';
import type { SurveyDesign } from '../design/survey-design.ts';
import { effectiveBase } from '../ratio.ts';
import { inverseOf } from '../regression/inverse.ts';
import { linearRegression } from '../regression/linear.ts';
import { namesOf, type Term } from '../regression/term.ts';
import { type BootstrapPlan, bootstrapShares, ranksOf } from './bootstrap.ts';
import { type Composed, compose } from './compose.ts';
import type { Driver, DriverFindings, DriverRefusal, DriverResult, MeasuredAs } from './findings.ts';
import { type Importance, importanceOf } from './importance.ts';
import { type Measure, type MeasuredRows, measuredRows, termsOf } from './measure.ts';
import { routedOnOutcome } from './routed.ts';
import { MOST_EXACT_PLAYERS, sampledShares, shapleyShares } from './shapley.ts';

/** Which measures are to explain which, and what the model has to be fit for. */
export interface DriverPlan {
  readonly outcome: Measure;
  readonly predictors: readonly Measure[];
  /** The R² below which the model is too weak to use, such as 0.1. */
  readonly r2Floor: number;
  /** The least α of a scale; left out: 0.5. */
  readonly leastAlpha?: number | undefined;
  /** The largest variance inflation factor; left out: 10. */
  readonly mostInflation?: number | undefined;
  /** The largest condition number; left out: 30 (Belsley, Kuh and Welsch 1980). */
  readonly mostCondition?: number | undefined;
  /** Beyond 20 predictors: how many pairs of orders are drawn (left out: 5,000), and from which seed (1). */
  readonly sampling?: { readonly pairs: number; readonly seed: number } | undefined;
  /** Left out: no intervals. */
  readonly bootstrap?: BootstrapPlan | undefined;
}

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
  const early = [...sharedItems(plan), ...routedRefusals(design, plan), ...rowRefusals(measured)];
  if (early.length > 0) return { kind: 'refused', refusals: early };
  const moments = momentsOf(measured.columns, measured.weights);
  const composed = compose(moments.covariance, measures, measured.columnsOf);
  if ('refused' in composed) return { kind: 'refused', refusals: composed.refused.map(noScale) };
  const importance = importanceOf(composed.correlation, composed.players);
  const refusals = [...unreliable(plan, measures, composed), ...collinearities(plan, composed, importance)];
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

function routedRefusals(design: SurveyDesign, { outcome, predictors }: DriverPlan): DriverRefusal[] {
  return predictors.flatMap((predictor) => {
    const sentence = routedOnOutcome(design, outcome, predictor);
    return sentence === null ? [] : [{ code: 'routed-on-outcome', measure: predictor.name, sentence }];
  });
}

function rowRefusals({ rows, columns, unusable, losses }: MeasuredRows): DriverRefusal[] {
  if (rows.length === 0) {
    const most = losses.toSorted((a, b) => b.missing - a.missing).slice(0, 3);
    const sentence = `Nobody has every answer; most are missing for ${namesOf(most.map(({ name }) => name))}.`;
    return [{ code: 'no-rows', measure: null, sentence }];
  }
  if (unusable.length > 0) return unusable.map((sentence) => ({ code: 'unusable-term', measure: null, sentence }));
  if (rows.length > columns.length + 1) return [];
  const sentence = `${rows.length} people with every answer are too few for ${columns.length} columns.`;
  return [{ code: 'too-few-rows', measure: null, sentence }];
}

function noScale({ measure, sentence }: { measure: string; sentence: string }): DriverRefusal {
  return { code: 'no-scale', measure, sentence: `“${measure}” cannot be made a scale. ${sentence}` };
}

/** An item on both sides would explain itself. */
function sharedItems({ outcome, predictors }: DriverPlan): DriverRefusal[] {
  const own = new Set(termsOf(outcome).map(({ name }) => name));
  return predictors.flatMap((predictor) => {
    const both = termsOf(predictor).filter(({ name }) => own.has(name));
    if (both.length === 0) return [];
    const items = namesOf(both.map(({ name }) => name));
    const sentence = `“${predictor.name}” holds ${items}, which the outcome is made of too, and so explains itself.`;
    return [{ code: 'in-outcome', measure: predictor.name, sentence }];
  });
}

function unreliable({ leastAlpha = 0.5 }: DriverPlan, measures: readonly Measure[], { reliability }: Composed) {
  return measures.flatMap(({ name }, index): DriverRefusal[] => {
    const alpha = reliability[index]?.alpha ?? 1;
    if (alpha >= leastAlpha) return [];
    const sentence = `The items of “${name}” do not measure one thing: α is ${alpha.toFixed(2)}, and the plan wants ${leastAlpha}.`;
    return [{ code: 'unreliable', measure: name, sentence }];
  });
}

function collinearities(
  { predictors, mostInflation = 10, mostCondition = 30 }: DriverPlan,
  { players }: Composed,
  importance: ReturnType<typeof importanceOf>,
): DriverRefusal[] {
  const nameOf = (column: number): string => predictors[players.findIndex((columns) => columns.includes(column))]!.name;
  if ('dependent' in importance) {
    const measure = nameOf(importance.dependent);
    const sentence = `“${measure}” follows from ${namesOf(importance.on.map(nameOf))}, so their parts cannot be told apart.`;
    return [{ code: 'collinear', measure, sentence }];
  }
  const inflated = importance.inflation.flatMap((inflation, player): DriverRefusal[] => {
    if (inflation <= mostInflation) return [];
    const measure = predictors[player]!.name;
    const sentence = `“${measure}” nearly follows from other predictors: its variance inflation factor is ${inflation.toFixed(1)}, and ${mostInflation} is the most.`;
    return [{ code: 'nearly-collinear', measure, sentence }];
  });
  if (importance.condition <= mostCondition) return inflated;
  const sentence = `The predictors together nearly follow from each other: their condition number is ${importance.condition.toFixed(0)}, and ${mostCondition} is the most.`;
  return [...inflated, { code: 'nearly-collinear', measure: null, sentence }];
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
  if (r2 < plan.r2Floor) {
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
  const sampled =
    players.length > MOST_EXACT_PLAYERS ? sampledShares(correlation, players, plan.sampling ?? SAMPLING) : null;
  const shares = sampled?.shares ?? shapleyShares(correlation, players);
  const ranks = ranksOf(shares);
  const measuredAs = (name: string, index: number): MeasuredAs => ({
    name,
    reliability: composed.reliability[index]!,
    factor: composed.factors[index]!,
  });
  const drivers = plan.predictors.map(
    ({ name }, index): Driver => ({
      ...measuredAs(name, index),
      share: shares[index]!,
      samplingError: sampled?.samplingErrors[index] ?? null,
      part: shares[index]! / importance.r2,
      rank: ranks[index]!,
      relativeWeight: importance.johnson[index]!,
      first: importance.first[index]!,
      last: importance.last[index]!,
      inflation: importance.inflation[index]!,
    }),
  );
  const sampling = sampled && { orders: sampled.orders, seed: sampled.seed };
  return { drivers, outcome: measuredAs(plan.outcome.name, players.length), sampling };
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
