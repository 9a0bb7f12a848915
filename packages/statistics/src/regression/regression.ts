import { standardErrors } from '../design/covariance.ts';
import { covarianceOf, type Linearised } from '../design/linearised.ts';
import { degreesOfFreedom, domainOf, type SurveyDesign } from '../design/survey-design.ts';
import { tPValue } from '../distributions/student-t.ts';
import { combined } from '../sums-of-products.ts';
import { timesVector } from './inverse.ts';
import type { ModelMatrix } from './model-matrix.ts';
import { type StandardisedColumns, unstandardising } from './standardised.ts';
import type { ListwiseLoss, RegressionRefusal } from './term.ts';

/** A fitted regression with the errors of the design (R: `svyglm`). Lists are in the order of `names`. */
export interface Regression {
  readonly family: 'gaussian' | 'binomial';
  /** `(Intercept)`, then as in R: the term’s name, for a factor followed by the category. */
  readonly names: readonly string[];
  /** By coefficient, the term that it belongs to; null for the intercept. */
  readonly terms: readonly (string | null)[];
  /** Each with what every row of the design contributes to its error, so that differences have theirs. */
  readonly coefficients: readonly Linearised[];
  /** Variances and covariances by the design (Binder 1983). */
  readonly covariance: readonly (readonly number[])[];
  readonly standardErrors: readonly number[];
  /** Coefficient over error; null where there is no error to divide by. */
  readonly statistics: readonly (number | null)[];
  /** Two-sided, Student’s t. */
  readonly pValues: readonly (number | null)[];
  /** Those of the design, of rows in the model, less a coefficient each but the first (R: `df.residual`). */
  readonly degreesOfFreedom: number;
  /**
   * Variances and covariances if the model were true and weights said how many people a row is: the inverse
   * information, for the linear model times the residual variance (R: `vcov` of `glm` and `lm`).
   */
  readonly modelCovariance: readonly (readonly number[])[];
  /** 1 − Σw(y − fit)² / Σw(y − ȳ)²; null for logistic regression. */
  readonly r2: number | null;
  /** Rows in the model. */
  readonly base: number;
  readonly losses: readonly ListwiseLoss[];
  /** By row of the data, the fitted value or probability; NaN for rows that are not in the model. */
  readonly fitted: Float64Array;
}

/** An error below this part of the model’s own is nothing but rounding. */
const ROUNDING = 1e-10;

/** What fitting leaves, in standardised columns. */
export interface Fit {
  readonly coefficients: readonly number[];
  /** The inverse of Σwxxᵀ, for logistic regression with wμ(1 − μ) in place of w. */
  readonly inverse: readonly (readonly number[])[];
  readonly fitted: Float64Array;
  /** By row of the model, w(y − fit). */
  readonly residuals: Float64Array;
  /** What the model’s own variance is multiplied by: 1 for logistic regression. */
  readonly dispersion: number;
  readonly r2: number | null;
}

/** Puts a fit back on the scale of the data, with the errors of the design. */
export function regressionFrom(
  family: Regression['family'],
  design: SurveyDesign,
  model: ModelMatrix,
  standardised: StandardisedColumns,
  fit: Fit,
): Regression | RegressionRefusal {
  const freedom = freedomOf(design, model);
  if (freedom < 1) return tooFewUnits(model);
  const back = unstandardising(standardised);
  const coefficients = linearise(design, model, standardised, fit, back);
  const covariance = covarianceOf(design, coefficients);
  const errors = standardErrors(covariance);
  const modelCovariance = sandwich(back, fit.inverse).map((row) => row.map((value) => value * fit.dispersion));
  const statistics = coefficients.map(({ value }, index) => {
    const leastError = ROUNDING * Math.sqrt(modelCovariance[index]![index]!);
    return errors[index]! > leastError ? value / errors[index]! : null;
  });
  return {
    family,
    names: ['(Intercept)', ...model.columns.map(({ name }) => name)],
    terms: [null, ...model.columns.map(({ term }) => term)],
    coefficients,
    covariance,
    standardErrors: errors,
    statistics,
    pValues: statistics.map((statistic) => (statistic === null ? null : tPValue(statistic, freedom))),
    degreesOfFreedom: freedom,
    modelCovariance,
    r2: fit.r2,
    base: model.rows.length,
    losses: model.losses,
    fitted: byRow(design.rows, model.rows, fit.fitted),
  };
}

function freedomOf(design: SurveyDesign, { rows, columns }: ModelMatrix): number {
  const inModel = new Set(rows);
  return degreesOfFreedom(domainOf(design, (row) => inModel.has(row))) - columns.length;
}

function tooFewUnits({ columns }: ModelMatrix): RegressionRefusal {
  const sentence = `The sample has too few units, within its strata, for the errors of ${columns.length + 1} coefficients.`;
  return { code: 'too-few-units', sentence };
}

/** A row moves the coefficients by its weight times its residual times what its columns weigh (Binder 1983). */
function linearise(
  { rows }: SurveyDesign,
  model: ModelMatrix,
  { columns }: StandardisedColumns,
  { coefficients, inverse, residuals }: Fit,
  back: readonly (readonly number[])[],
): Linearised[] {
  const values = timesVector(back, coefficients);
  const bread = back.map((row) => timesVector(inverse, row));
  return values.map((value, index) => {
    const influence = combined(columns, bread[index]!);
    const contributions = new Float64Array(rows);
    model.rows.forEach((row, at) => {
      contributions[row] = residuals[at]! * influence[at]!;
    });
    return { value, contributions };
  });
}

/** T A Tᵀ for a symmetric A. */
function sandwich(outer: readonly (readonly number[])[], inner: readonly (readonly number[])[]): number[][] {
  const half = outer.map((row) => timesVector(inner, row));
  return outer.map((row) => timesVector(half, row));
}

function byRow(length: number, rows: Int32Array, values: Float64Array): Float64Array {
  const all = new Float64Array(length).fill(Number.NaN);
  rows.forEach((row, at) => {
    all[row] = values[at]!;
  });
  return all;
}
