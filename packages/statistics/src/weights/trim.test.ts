import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees, close } from '../fixtures/people.ts';
import { resultsOf } from '../fixtures/reference.ts';
import { made, reasonsOf } from '../fixtures/weightings.ts';
import { trim } from './trim.ts';
import { unitsOfCells, unitsOfRows } from './weighting-units.ts';

// R, survey 4.1.1: trimWeights of the raked design, in reference/survey/07_calibration_apiclus1.json.
const { rake_all, trim_one_pass, trim_strict } = resultsOf('07_calibration_apiclus1');
const raked = unitsOfRows(rake_all.weights);

test('one pass gives R’s weights', () => {
  const { weights, report } = made(trim(raked, { lower: trim_one_pass.lower, upper: trim_one_pass.upper }));
  for (const [row, weight] of trim_one_pass.weights.entries()) agrees(weights[row]!, weight, 1e-12);
  agrees(report.designEffect, trim_one_pass.kish_deff, 1e-12);
});

test('strict trimming gives R’s weights, none of which is past the bound', () => {
  const { weights, report } = made(trim(raked, { upper: trim_strict.upper }, { strict: true }));
  for (const [row, weight] of trim_strict.weights.entries()) agrees(weights[row]!, weight, 1e-12);
  assert.ok(report.largest <= trim_strict.upper);
  close(report.sum, 6194, 1e-12);
  assert.ok(report.trimmed > 0 && report.trimmed < 1);
});

// d <- svydesign(ids = ~1, weights = ~w, data = data.frame(w)); weights(trimWeights(d, upper, lower, strict))
const WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 30, 40];
for (const [bounds, strict, fromR] of [
  [{ lower: 3, upper: 14 }, false, [3, 3, 9.5, 10.5, 11.5, 12.5, 13.5, 14.5, 14, 14]],
  [
    { lower: 3, upper: 14 },
    true,
    [43 / 14, 43 / 14, 67 / 7, 74 / 7, 81 / 7, 88 / 7, 95 / 7, 14, 14, 14], // prints 3.07142857142857, 9.571428571428573 …
  ],
  [{ upper: 12 }, true, [7.2, 8.2, 9.2, 10.2, 11.2, 12, 12, 12, 12, 12]],
] as const) {
  test(`weights cut at ${JSON.stringify(bounds)}${strict ? ' strictly' : ''} are R’s`, () => {
    const { weights, report } = made(trim(unitsOfRows(WEIGHTS), bounds, { strict }));
    for (const [row, weight] of fromR.entries()) agrees(weights[row]!, weight, 1e-13);
    close(report.sum, 106, 1e-13);
    const touched = weights.filter((weight, row) => weight !== WEIGHTS[row] && (weight === 14 || weight === 12)).length;
    assert.ok(report.trimmed * 10 >= touched - 1e-9, 'those at a bound count as trimmed');
  });
}

test('bounds that the sum cannot be kept within are refused, where R’s recursion does not end', () => {
  assert.deepEqual(reasonsOf(trim(unitsOfRows([1, 1, 10]), { upper: 3.9 }, { strict: true })), [
    'bounds-infeasible: The weights of 3 people add up to 12, which the bounds none and 3.9 do not allow: their mean is 4.',
  ]);
  assert.match(reasonsOf(trim(unitsOfRows([1, 1, 10]), { lower: 5 }))[0]!, /^bounds-infeasible/);
  assert.match(
    reasonsOf(trim(unitsOfRows([1, 9]), { lower: 2, upper: 7 }))[0]!,
    /^bounds-infeasible: Trimming does not/,
  );
  assert.match(reasonsOf(trim(unitsOfRows([1, 9]), { lower: 7, upper: 2 }))[0]!, /^bounds-not-usable/);
});

test('passes are counted, and too few of them are a refusal with how far it came', () => {
  const outcome = trim(unitsOfRows(WEIGHTS), { upper: 10.7 }, { strict: true, mostPasses: 2 });
  assert.ok('refused' in outcome && outcome.refused[0]!.code === 'bounds-infeasible');
  assert.equal(outcome.reached!.report.iterations, 2);
});

test('weights within the bounds stay, and everybody may be put on one bound', () => {
  assert.deepEqual(
    [...made(trim(unitsOfRows([1, 2, 3]), { lower: 1, upper: 3 }, { strict: true })).weights],
    [1, 2, 3],
  );
  const { weights } = made(trim(unitsOfRows([1, 2, 3]), { upper: 2 }, { strict: true }));
  for (const weight of weights) close(weight, 2, 1e-12);
});

test('cells are trimmed like their people, who must weigh the same', () => {
  const cells = { people: [8, 2], start: [8, 12], startSquares: [8, 72], least: [1, 6], most: [1, 6] };
  const { weights, report } = made(trim(unitsOfCells(cells), { upper: 4 }));
  assert.deepEqual([...weights], [12, 8]);
  assert.equal(report.trimmed, 0.2);
  assert.throws(() => trim(unitsOfCells({ ...cells, least: [1, 5] }), { upper: 4 }), /differ in weight/);
});
