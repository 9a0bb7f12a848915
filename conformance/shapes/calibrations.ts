import {
  type Auxiliary,
  type CalibrationOptions,
  calibrate,
  calibrated,
  crossedValues,
  everybody,
  isWeightingRefused,
  type Margin,
  marginOf,
  postStratify,
  rakeToMargins,
  type SurveyDesign,
  trim,
  unitsOfRows,
  type Weighting,
  type WeightingRefused,
} from '@earshot/statistics';
import { type Columns, textsOf } from '../columns.ts';
import { type Computed, GIVEN, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { numberIn } from '../json-as-written.ts';
import { NotCovered } from '../not-covered.ts';
import { columnsIn, isObject, type JsonObject, listOf, objectIn, textsIn } from '../reference-file.ts';
import { categoryIn, indicatorOf } from '../variables.ts';
import { estimatesOf } from './estimates.ts';
import { made } from './made.ts';
import { productOf } from './model-terms.ts';
import type { Shape } from './shape.ts';
import { summaryOf } from './summary.ts';

/** Weights by raking, post-stratification, calibration and trimming, with means under them. */
export const CALIBRATIONS: Shape = {
  isShapeOf: (result) =>
    isObject(result) && Object.keys(result).some((key) => /^(rake_|calibrate_|postStratify|trim_)/.test(key)),
  compute: (file) => {
    const sample: Sample = {
      design: designOf(file),
      columns: columnsIn(file),
      result: file.result as JsonObject,
      about: file.about,
    };
    const parts = Object.keys(sample.result).map((key) => [key, part(() => computePart(key, sample))] as const);
    return Object.fromEntries(parts);
  },
};

interface Sample {
  readonly design: SurveyDesign;
  readonly columns: Columns;
  readonly result: JsonObject;
  readonly about: string;
}

const STATED = ['margins', 'calibrate_terms', 'calibrate_totals'];

function computePart(key: string, sample: Sample): Computed {
  if (STATED.includes(key)) return GIVEN;
  if (key === 'base_weights') return [...sample.design.weights];
  const expected = objectIn(sample.result, key);
  const weighting = made(weightingOf(key, sample));
  const after = calibrated(sample.design, weighting);
  const { designEffect, sum } = weighting.report;
  return {
    cells: GIVEN,
    lower: GIVEN,
    upper: GIVEN,
    weights: [...weighting.weights],
    kish_deff: designEffect,
    sum_w: sum,
    ...Object.fromEntries(meansIn(expected).map(([name, mean]) => [name, part(() => meanUnder(after, mean, sample))])),
  };
}

function meansIn(expected: JsonObject): [string, JsonObject][] {
  return Object.entries(expected).flatMap(([name, value]): [string, JsonObject][] =>
    isObject(value) && isObject(value.estimate) ? [[name, value]] : [],
  );
}

function meanUnder(design: SurveyDesign, expected: JsonObject, { columns, about }: Sample): Computed {
  const names = Object.keys(objectIn(expected, 'estimate'));
  return summaryOf(expected, design, names, estimatesOf('mean', names, design, columns).estimates, about);
}

function weightingOf(key: string, sample: Sample): Weighting | WeightingRefused {
  const units = unitsOfRows(sample.design.weights);
  if (key === 'postStratify') return postStratify(units, crossedMargin(sample));
  if (key.startsWith('rake')) return rakeToMargins(units, rakedMargins(key, marginsOf(sample)));
  if (key.startsWith('calibrate_')) return calibrate(units, auxiliariesOf(sample), optionsIn(key));
  if (key.startsWith('trim_')) return trimmed(key, sample);
  throw new NotCovered(`nothing computes “${key}”`);
}

/** Population margins as the file lists them: by variable, its categories with their `Freq`. */
export function marginsOf({ columns, result }: Pick<Sample, 'columns' | 'result'>): Margin[] {
  return Object.entries(objectIn(result, 'margins')).map(([name, rows]) => {
    const population = listOf(rows).map((row): [string, number] => {
      const cell = row as JsonObject;
      return [String(cell[name]), Number(cell.Freq)];
    });
    return marginOf(name, textsOf(columns, name), new Map(population));
  });
}

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** `rake_all`, or `rake_first_two` for the first two margins. */
function rakedMargins(key: string, margins: readonly Margin[]): readonly Margin[] {
  if (key === 'rake_all' || key === 'rake') return margins;
  const count = COUNTS.indexOf(/^rake_first_(\w+)$/.exec(key)?.[1] ?? '') + 1;
  if (count === 0) throw new NotCovered(`it is not known which margins “${key}” has`);
  return margins.slice(0, count);
}

function crossedMargin({ columns, result }: Sample): Margin {
  const cells = listOf(objectIn(result, 'postStratify').cells).map((cell) => cell as JsonObject);
  const names = Object.keys(cells[0] ?? {}).filter((name) => name !== 'Freq');
  if (names.length === 0) throw new NotCovered('there are no cells to weight to');
  const values = crossedValues(names.map((name) => textsOf(columns, name)));
  const population = cells.map((cell): [string, number] => [
    names.map((name) => String(cell[name])).join(' by '),
    Number(cell.Freq),
  ]);
  return marginOf(names.join(' and '), values, new Map(population));
}

/** The terms of R’s model matrix and their totals, as the file states them. */
function auxiliariesOf({ design, columns, result }: Sample): Auxiliary[] {
  const totals = listOf(result.calibrate_totals).map(Number);
  return textsIn(result.calibrate_terms).map((name, index) => {
    const total = totals[index]!;
    if (name === '(Intercept)') return everybody(design.rows, total);
    const category = categoryIn(name, columns);
    if (!category) return { label: name, category: null, values: productOf(name.split(':'), columns), total };
    return { label: category.column, category: category.level, values: indicatorOf(category, columns), total };
  });
}

/** `calibrate_linear`, `calibrate_raking`, `calibrate_logit_bounds_0.6_1.6` and the like. */
function optionsIn(key: string): CalibrationOptions {
  const [, distance, lower, upper] =
    /^calibrate_(linear|raking|logit)(?:_bounds_(-?[\d.]+|-Inf)_([\d.]+|Inf))?$/.exec(key) ?? [];
  if (distance !== 'linear' && distance !== 'raking' && distance !== 'logit') {
    throw new NotCovered(`it is not known how “${key}” calibrates`);
  }
  return upper === undefined
    ? { distance }
    : { distance, bounds: { lower: numberIn(lower!)!, upper: numberIn(upper)! } };
}

/** R’s raked weights, and the bounds that were read off them, are this far from ours. */
const AS_RAKED = 1e-7;

/** Raked weights between bounds that the file states; R trims on with `strict`, otherwise once. */
function trimmed(key: string, sample: Sample): Weighting | WeightingRefused {
  const expected = objectIn(sample.result, key);
  const raked = made(rakeToMargins(unitsOfRows(sample.design.weights), marginsOf(sample)));
  const bound = (name: string): Record<string, number> => {
    const stated = expected[name];
    if (typeof stated !== 'number') return {};
    // A bound that is somebody’s weight is exactly theirs: whoever is at a bound is not cut.
    const weight = raked.weights.find((one) => Math.abs(one - stated) <= AS_RAKED * stated);
    return { [name]: weight ?? stated };
  };
  const bounds = { ...bound('lower'), ...bound('upper') };
  const units = unitsOfRows(raked.weights);
  const strict = key.includes('strict');
  const outcome = trim(units, bounds, { strict });
  return isWeightingRefused(outcome) ? outcome : { ...outcome, residuals: raked.residuals };
}
