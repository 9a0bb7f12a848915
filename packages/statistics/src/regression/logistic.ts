import type { SurveyDesign } from '../design/survey-design.ts';
import { combined, productsOf, rowTable, sumOfProducts } from '../sums-of-products.ts';
import { inverseOf, timesVector } from './inverse.ts';
import { collinear } from './linear.ts';
import { type ModelMatrix, modelMatrix } from './model-matrix.ts';
import { type Fit, type Regression, regressionFrom } from './regression.ts';
import { type StandardisedColumns, standardise } from './standardised.ts';
import { namesOf, type RegressionRefusal, type Term } from './term.ts';

/**
 * When fitting ends. R ends as soon as the deviance changes by less than 10⁻⁸ of itself and takes errors from the
 * step before, which leaves them 10⁻⁵ off; `asGlm` does the same, to be held against R’s numbers. It cannot tell
 * separation from a fit. How far off the errors are hangs on where R starts, which weights decide over their mean
 * over `asGlm` people: everybody in the design, those without weight too.
 */
export type Stopping = 'converged' | { readonly asGlm: number };

const MOST_ITERATIONS = 60;
/** Coefficients of standardised columns have arrived when none moves by more. */
const TOLERANCE = 1e-11;
/** After this many steps only rounding can still move those that exist; those that do not move by whole units. */
const PATIENCE = 30;
const ROUNDING = 1e-6;
/** R: `glm.control()$epsilon`. */
const GLM_TOLERANCE = 1e-8;

/**
 * Logistic regression of an outcome that is 0 or 1 (NaN: missing), with the errors of the design (R: `svyglm` with
 * `quasibinomial()`); without weights its coefficients and `modelCovariance` are those of `glm` with `binomial()`.
 * Fitted by reweighted least squares (McCullagh and Nelder 1989, 2.5). Refuses, naming the terms, what has no finite
 * coefficients: separation, collinear terms, too few rows.
 */
export function logisticRegression(
  design: SurveyDesign,
  outcome: ArrayLike<number>,
  terms: readonly Term[],
  stopping: Stopping = 'converged',
): Regression | RegressionRefusal {
  const model = modelMatrix(design, outcome, terms);
  if ('code' in model) return model;
  const refusal = refuseOutcome(model.outcome);
  if (refusal) return refusal;
  const standardised = standardise(model);
  const weighted = design.weights.filter((weight) => weight > 0).length;
  const people = stopping === 'converged' ? weighted : stopping.asGlm;
  const fit = fitLogistic(design, model, standardised, start(design, model, people), stopping);
  return 'code' in fit ? fit : regressionFrom('binomial', design, model, standardised, fit);
}

function refuseOutcome(outcome: Float64Array): RegressionRefusal | null {
  if (outcome.some((value) => value !== 0 && value !== 1)) {
    return { code: 'outcome-not-binary', sentence: 'The outcome of a logistic regression has to be 0 or 1.' };
  }
  if (outcome.some((value) => value !== outcome[0])) return null;
  return { code: 'outcome-constant', sentence: 'The outcome is the same for everybody who has all answers.' };
}

/** R’s first guess: each outcome drawn towards a half, the less the more it weighs. */
function start(design: SurveyDesign, model: ModelMatrix, people: number): Float64Array {
  const mean = meanWeight(design, people);
  return model.outcome.map((value, row) => {
    const relative = model.weights[row]! / mean;
    const share = (relative * value + 0.5) / (relative + 1);
    return Math.log(share / (1 - share));
  });
}

function fitLogistic(
  design: SurveyDesign,
  model: ModelMatrix,
  { columns }: StandardisedColumns,
  firstPredictor: Float64Array,
  stopping: Stopping,
): Fit | RegressionRefusal {
  const table = rowTable(columns);
  const dependency = inverseOf(productsOf(table, model.weights));
  if ('dependent' in dependency) return collinear(model, dependency);
  let step: Step = { coefficients: null, predictor: firstPredictor, deviance: deviance(model, firstPredictor) };
  let moved: number[] = [];
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration += 1) {
    const information = informationAt(model, step.predictor);
    const inverse = inverseOf(productsOf(table, information));
    // At first the columns were independent: the people who decide some coefficients are all fitted for certain.
    if ('dependent' in inverse) return separated(model, moved);
    const next = nextStep(model, columns, step, inverse);
    moved = next.coefficients.map((value, index) => value - (step.coefficients?.[index] ?? 0));
    const tolerance = iteration < PATIENCE ? TOLERANCE : ROUNDING;
    const hasArrived = moved.every((change) => Math.abs(change) < tolerance);
    if (stopping === 'converged' ? hasArrived : hasSettled(step, next, meanWeight(design, stopping.asGlm))) {
      return fitFrom(model, next, information, inverse);
    }
    step = next;
  }
  return separated(model, moved);
}

interface Step {
  /** null before the first. */
  readonly coefficients: readonly number[] | null;
  /** By row, the logit of the fitted probability. */
  readonly predictor: Float64Array;
  readonly deviance: number;
}

type Taken = Step & { readonly coefficients: readonly number[] };

/** By deviances of weights whose mean is 1, as R scales them. */
function hasSettled(before: Step, after: Step, mean: number): boolean {
  return Math.abs(after.deviance - before.deviance) / (Math.abs(after.deviance) + 0.1 * mean) < GLM_TOLERANCE;
}

function meanWeight({ weights }: SurveyDesign, people: number): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / people;
}

/** Least squares of the working response, with the working weights; halved until the fit gets no worse. */
function nextStep(
  model: ModelMatrix,
  columns: readonly Float64Array[],
  from: Step,
  inverse: readonly (readonly number[])[],
): Taken {
  const response = informationAt(model, from.predictor).map(
    (weight, row) => weight * from.predictor[row]! + residualAt(model, from.predictor, row),
  );
  const target = timesVector(
    inverse,
    columns.map((column) => sumOfProducts(column, response)),
  );
  const { coefficients } = from;
  let share = 1;
  let taken = stepTo(model, columns, target);
  while (coefficients && share > 1e-4 && !(taken.deviance <= from.deviance * (1 + 1e-9))) {
    share /= 2;
    const towards = (value: number, index: number): number => value + share * (target[index]! - value);
    taken = stepTo(model, columns, coefficients.map(towards));
  }
  return taken;
}

function stepTo(model: ModelMatrix, columns: readonly Float64Array[], coefficients: readonly number[]): Taken {
  const predictor = combined(columns, coefficients);
  return { coefficients, predictor, deviance: deviance(model, predictor) };
}

function fitFrom(
  model: ModelMatrix,
  { coefficients, predictor }: Taken,
  information: Float64Array,
  inverse: readonly (readonly number[])[],
): Fit {
  // R weighs residuals by the working weights of the step before; once the coefficients have arrived they are the same.
  const now = informationAt(model, predictor);
  // Someone fitted as wrongly as can be has working weights that are 0 to the last digit.
  const residuals = now.map((weight, row) => {
    const ratio = weight === 0 ? 1 : information[row]! / weight;
    return residualAt(model, predictor, row) * ratio;
  });
  return { coefficients, inverse, fitted: predictor.map(probability), residuals, dispersion: 1, r2: null };
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** By row, wμ(1 − μ). */
function informationAt({ weights }: ModelMatrix, predictor: Float64Array): Float64Array {
  return weights.map((weight, row) => weight * probability(predictor[row]!) * probability(-predictor[row]!));
}

/** w(y − μ), without losing digits where μ is nearly 1. */
function residualAt({ weights, outcome }: ModelMatrix, predictor: Float64Array, row: number): number {
  const logit = predictor[row]!;
  return weights[row]! * (outcome[row] === 1 ? probability(-logit) : -probability(logit));
}

/** −2 log likelihood; log(1 + eˣ) written so that it cannot overflow. */
function deviance({ weights, outcome }: ModelMatrix, predictor: Float64Array): number {
  let sum = 0;
  predictor.forEach((logit, row) => {
    const wrongWay = outcome[row] === 1 ? -logit : logit;
    sum += 2 * weights[row]! * (Math.max(0, wrongWay) + Math.log1p(Math.exp(-Math.abs(wrongWay))));
  });
  return sum;
}

/** Coefficients that were still on their way to infinity when fitting ended. */
function separated({ columns }: ModelMatrix, moved: readonly number[]): RegressionRefusal {
  const longest = Math.max(...moved.slice(1).map(Math.abs));
  const moving = columns.filter((_, index) => Math.abs(moved[index + 1]!) > longest / 10);
  const sentence = `${namesOf(moving.map(({ term }) => term))} can tell for some people with certainty what their outcome is, so no finite coefficient fits; join categories or leave it out.`;
  return { code: 'separated', sentence };
}
