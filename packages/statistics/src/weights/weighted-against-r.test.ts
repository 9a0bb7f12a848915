// The calls of R that gave these values stand in reference/survey/07_calibration_apiclus1.json and 07b (“about”).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { covarianceOf, meanOf } from '../design/linearised.ts';
import { isRefused, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { type Auxiliary, everybody } from './auxiliary.ts';
import { type CalibrationOptions, calibrate } from './calibrate.ts';
import { calibrated } from './calibrated.ts';
import { crossedValues, type Margin, marginOf } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { rakeToMargins } from './rake-to-margins.ts';
import { isWeightingRefused, type Weighting, type WeightingRefused } from './weighting.ts';
import { unitsOfRows } from './weighting-units.ts';

const expected = resultsOf('07_calibration_apiclus1');
const schools = textsOf('apiclus1');
const weights = numbersOf(schools.pw!);
const units = unitsOfRows(weights);
const design = designOf();

function designOf(): SurveyDesign {
  const made = surveyDesign({ weights, stages: [{ clusters: schools.dnum, population: numbersOf(schools.fpc!) }] });
  assert.ok(!isRefused(made));
  return made;
}

function made(outcome: Weighting | WeightingRefused): Weighting {
  assert.ok(!isWeightingRefused(outcome), JSON.stringify(outcome));
  return outcome;
}

type Row = Record<string, string | number>;

function marginFrom(data: Record<string, string[]>, name: string, rows: Row[]): Margin {
  return marginOf(name, data[name]!, new Map(rows.map((row) => [String(row[name]), Number(row.Freq)])));
}

/** Weights, the mean of api00 with its error, and the design effect, each to its relative tolerance. */
function sameAs(weighting: Weighting, fromR: typeof expected.rake_all, tolerance: number): void {
  for (const [row, weight] of fromR.weights.entries()) agrees(weighting.weights[row]!, weight, tolerance, `row ${row}`);
  agrees(weighting.report.designEffect, fromR.kish_deff, tolerance);
  agrees(weighting.report.sum, fromR.sum_w, tolerance);
  const after = calibrated(design, weighting);
  const mean = meanOf(after, numbersOf(schools.api00!));
  agrees(mean.value, fromR.mean_api00.estimate.api00, tolerance);
  agrees(covarianceOf(after, [mean])[0]![0]!, fromR.mean_api00.vcov[0][0], tolerance);
}

// R’s raking was stopped when no cell moved by more than 10⁻¹⁰ of the total, which leaves its weights 10⁻⁹ from exact.
test('raking gives R’s weights, and its errors, which are those of residuals', () => {
  const margins = Object.keys(expected.margins).map((name) => marginFrom(schools, name, expected.margins[name]));
  sameAs(made(rakeToMargins(units, margins)), expected.rake_all, 1e-8);
  sameAs(made(rakeToMargins(units, margins.slice(0, 2))), expected.rake_first_two, 1e-8);
});

test('post-stratification to two crossed variables gives R’s weights and errors', () => {
  const population = new Map<string, number>(
    expected.postStratify.cells.map((cell: Row) => [`${cell.stype} by ${cell['sch.wide']}`, Number(cell.Freq)]),
  );
  const values = crossedValues([schools.stype!, schools['sch.wide']!]);
  const margin = marginOf('Type by school-wide growth', values, population);
  sameAs(made(postStratify(units, margin)), expected.postStratify, 1e-12);
});

// R stops its iterations when no total is off by more than 10⁻⁷ of it, so its weights are that far from exact.
const METHODS: [string, CalibrationOptions, number][] = [
  ['calibrate_linear', {}, 1e-10],
  ['calibrate_raking', { distance: 'raking' }, 1e-6],
  ['calibrate_logit_bounds_0.6_1.6', { distance: 'logit', bounds: { lower: 0.6, upper: 1.6 } }, 1e-6],
  ['calibrate_linear_bounds_0.6_1.6', { bounds: { lower: 0.6, upper: 1.6 } }, 1e-10],
];
for (const [name, options, tolerance] of METHODS) {
  test(`calibration gives R’s weights and errors: ${name}`, () => {
    sameAs(made(calibrate(units, schoolTotals(), options)), expected[name], tolerance);
  });
}

function schoolTotals(): Auxiliary[] {
  const [all, high, middle, score] = expected.calibrate_totals;
  const isType = (type: string) => schools.stype!.map((one) => Number(one === type));
  const type = (category: string, total: number) => ({ label: 'stype', category, values: isType(category), total });
  const api99 = { label: 'api99', category: null, values: numbersOf(schools.api99!), total: score };
  return [everybody(design.rows, all), type('H', high), type('M', middle), api99];
}

test('margins that cannot be met together are refused with the gap and the range that R is left with', () => {
  const { vars, margins, weight_range, max_relative_margin_gap_after_200 } = resultsOf('07b_rake_nonconvergence');
  const data = textsOf('apistrat');
  const outcome = rakeToMargins(
    unitsOfRows(numbersOf(data.pw!)),
    vars.map((name: string) => marginFrom(data, name, margins[name])),
    { mostSweeps: 200 },
  );
  assert.ok(isWeightingRefused(outcome));
  assert.deepEqual(outcome.refused, [
    {
      code: 'not-converged',
      sentence:
        'The margins (awards; both; comp.imp) cannot all be met at once: after 200 sweeps awards, “No” comes to 1,789 instead of 2,027.',
    },
  ]);
  const { gap, smallest, largest, iterations } = outcome.reached!.report;
  agrees(gap, max_relative_margin_gap_after_200, 1e-3);
  agrees(smallest, weight_range[0], 1e-3);
  agrees(largest, weight_range[1], 1e-3);
  assert.equal(iterations, 200);
});
