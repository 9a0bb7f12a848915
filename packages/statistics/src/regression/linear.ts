import type { SurveyDesign } from '../design/survey-design.ts';
import { combined, productsOf, rowTable, spreadOf, sumOfProducts } from '../sums-of-products.ts';
import { type Dependency, inverseOf, timesVector } from './inverse.ts';
import { type ModelMatrix, modelMatrix } from './model-matrix.ts';
import { type Fit, type Regression, regressionFrom } from './regression.ts';
import { type StandardisedColumns, standardise } from './standardised.ts';
import { namesOf, type RegressionRefusal, type Term } from './term.ts';

/** The part of the outcome’s variance below which what a model leaves over is rounding. */
const NOTHING_LEFT = 1e-13;

/**
 * Linear regression (NaN in the outcome: missing), with the errors of the design (R: `svyglm`); without weights its
 * coefficients and `modelCovariance` are those of `lm`. Refuses, naming the terms, collinear ones, too few rows, and
 * an outcome that is the same for everybody or wholly explained.
 */
export function linearRegression(
  design: SurveyDesign,
  outcome: ArrayLike<number>,
  terms: readonly Term[],
): Regression | RegressionRefusal {
  const model = modelMatrix(design, outcome, terms);
  if ('code' in model) return model;
  const standardised = standardise(model);
  const fit = fitLinear(model, standardised);
  return 'code' in fit ? fit : regressionFrom('gaussian', design, model, standardised, fit);
}

/** What to say where a column is a sum of others. */
export function collinear({ columns }: ModelMatrix, { dependent, on }: Dependency): RegressionRefusal {
  // The first column is the intercept.
  const nameOf = (index: number): string => columns[index - 1]!.name;
  const others = on.filter((index) => index > 0).map(nameOf);
  const sentence = `“${nameOf(dependent)}” follows from ${namesOf(others)}, so their coefficients cannot be told apart.`;
  return { code: 'collinear', sentence };
}

function fitLinear(model: ModelMatrix, { columns }: StandardisedColumns): Fit | RegressionRefusal {
  const { weights, outcome } = model;
  const { mean, deviation } = spreadOf(outcome, weights);
  if (outcome.every((value) => value === outcome[0])) {
    return { code: 'outcome-constant', sentence: 'The outcome is the same for everybody who has all answers.' };
  }
  const inverse = inverseOf(productsOf(rowTable(columns), weights));
  if ('dependent' in inverse) return collinear(model, inverse);
  const weighted = outcome.map((value, row) => weights[row]! * (value - mean));
  const slopes = timesVector(
    inverse,
    columns.map((column) => sumOfProducts(column, weighted)),
  );
  const coefficients = slopes.map((slope, index) => (index === 0 ? slope + mean : slope));
  const fitted = combined(columns, coefficients);
  const residuals = outcome.map((value, row) => weights[row]! * (value - fitted[row]!));
  const left = residuals.reduce((sum, residual, row) => sum + residual * (outcome[row]! - fitted[row]!), 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0) * deviation ** 2;
  if (left < NOTHING_LEFT * total) {
    return {
      code: 'perfect-fit',
      sentence: 'The predictors explain the outcome wholly, which answers of people do not.',
    };
  }
  const dispersion = left / (outcome.length - columns.length);
  return { coefficients, inverse, fitted, residuals, dispersion, r2: 1 - left / total };
}
