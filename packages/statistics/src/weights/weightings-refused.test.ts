import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made, reasonsOf } from '../fixtures/weightings.ts';
import { type Auxiliary, categoriesAsAuxiliaries, everybody } from './auxiliary.ts';
import { calibrate } from './calibrate.ts';
import { calibrated } from './calibrated.ts';
import { crossedValues, type Margin, marginOf } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { rakeToMargins } from './rake-to-margins.ts';
import { rakeWithinBounds } from './rake-within-bounds.ts';
import { unitsOfCells, unitsOfRows } from './weighting-units.ts';

const FOUR = unitsOfRows([1, 1, 1, 1]);
const REGION = ['north', 'north', 'south', 'south'];
const ROLE = ['a', 'b', 'a', 'b'];

function region(north: number, south: number): Margin {
  return marginOf('Region', REGION, new Map(Object.entries({ north, south })));
}

function role(population: Record<string, number>, values: (string | null)[] = ROLE): Margin {
  return marginOf('Role', values, new Map(Object.entries(population)));
}

test('margins that disagree in total are refused, with the difference', () => {
  assert.deepEqual(reasonsOf(rakeToMargins(FOUR, [region(60, 40), role({ a: 50, b: 53 })])), [
    'margins-disagree: Role adds up to 103 people, 3 more than Region with 100.',
  ]);
  assert.deepEqual(reasonsOf(calibrate(FOUR, categoriesAsAuxiliaries([region(60, 40), role({ a: 50, b: 53 })]))), [
    'margins-disagree: Role, “b”: the total is 53, but by the other totals it would be 50.',
  ]);
});

test('every reason is told at once, by margin and category', () => {
  const lacking = role({ a: 50, b: 25, c: 25 }, ['a', null, 'a', 'd']);
  assert.deepEqual(reasonsOf(rakeToMargins(FOUR, [region(100, Number.NaN), lacking])), [
    'total-not-usable: Region: the population of “south” is NaN, so its people cannot be weighted.',
    'missing-category: Role: the category of 1 respondent is not known; find it, or give them a category of their own.',
    'empty-category: Role: nobody answered in “b”, so no weight can stand for them; join categories.',
    'empty-category: Role: nobody answered in “c”, so no weight can stand for them; join categories.',
    'no-population: Role: the population of “d” is 0, so its people cannot be weighted.',
  ]);
});

test('people without weight need no category', () => {
  const { weights } = made(postStratify(unitsOfRows([1, 0, 1, 1]), role({ a: 6, b: 3 }, ['a', null, 'a', 'b'])));
  assert.deepEqual([...weights], [3, 0, 3, 3]);
});

test('weights that are negative or missing are refused, and so is a sample of nobody', () => {
  const codes = (weights: number[]) =>
    [
      rakeToMargins(unitsOfRows(weights), [role({ a: 1, b: 1 }, ROLE.slice(0, weights.length))]),
      postStratify(unitsOfRows(weights), role({ a: 1, b: 1 }, ROLE.slice(0, weights.length))),
      calibrate(unitsOfRows(weights), [everybody(weights.length, 9)]),
    ].map((outcome) => reasonsOf(outcome).map((reason) => reason.split(':')[0]));
  const all = (code: string) => [[code], [code], [code]];
  assert.deepEqual(codes([1, -1, 1, 1]), all('weight-not-usable'));
  assert.deepEqual(codes([1, Number.NaN, 1, 1]), all('weight-not-usable'));
  assert.deepEqual(codes([0, 0, 0, 0]), all('no-respondents'));
  assert.deepEqual(codes([]), all('no-respondents'));
});

test('one respondent stands for everybody, with a warning', () => {
  const { weights, report } = made(rakeToMargins(unitsOfRows([2]), [role({ a: 50 }, ['a'])]));
  assert.deepEqual([...weights], [50]);
  assert.equal(report.effectiveBase, 1);
  assert.deepEqual(report.warnings, [
    {
      code: 'few-respondents',
      sentence: 'Role, “a”: only 1 respondent for a whole category; consider joining categories.',
    },
  ]);
});

test('a hundred and fifty categories are met', () => {
  const names = Array.from({ length: 150 }, (_, index) => `area ${index}`);
  const values = names.flatMap((name) => [name, name, name]);
  const sex = values.map((_, row) => (row % 3 === 0 ? 'm' : 'f'));
  const areas = marginOf('Area', values, new Map(names.map((name, index) => [name, 100 + index])));
  const total = names.reduce((sum, _, index) => sum + 100 + index, 0);
  const margins = [areas, marginOf('Sex', sex, new Map(Object.entries({ m: total / 2, f: total / 2 })))];
  const units = unitsOfRows(values.map(() => 1));
  const raked = made(rakeToMargins(units, margins)).report;
  const fitted = made(calibrate(units, categoriesAsAuxiliaries(margins))).report;
  for (const report of [raked, fitted]) {
    assert.ok(report.gap < 1e-9, String(report.gap));
    assert.equal(report.totals.length, 152);
    assert.equal(report.warnings.length, 150);
  }
});

test('the report sets each total before and after beside the population’s', () => {
  const { report } = made(rakeToMargins(FOUR, [region(60, 40)], { fewest: 2 }));
  assert.deepEqual(report.totals, [
    { label: 'Region', category: 'north', people: 2, before: 2, after: 60, target: 60, gap: 0 },
    { label: 'Region', category: 'south', people: 2, before: 2, after: 40, target: 40, gap: 0 },
  ]);
  assert.deepEqual([report.smallest, report.largest, report.sum, report.base], [20, 30, 100, 4]);
  assert.deepEqual([report.designEffectBefore, report.designEffect], [1, 1.04]);
  assert.deepEqual(report.warnings, []);
});

test('bounds that a total cannot be reached within are refused by its name', () => {
  const totals = categoriesAsAuxiliaries([region(6, 2)]);
  const bounds = { lower: 0.5, upper: 2 };
  for (const distance of ['linear', 'raking', 'logit'] as const) {
    assert.deepEqual(reasonsOf(calibrate(FOUR, totals, { distance, bounds })), [
      'bounds-infeasible: Region, “north”: the bounds 0.5 and 2 let it come to between 1 and 4, not to 6.',
    ]);
  }
  assert.deepEqual(reasonsOf(calibrate(FOUR, totals, { distance: 'logit' })), [
    'bounds-not-usable: Calibration by the logit distance needs two bounds with 1 between them, not the bounds none and none.',
  ]);
  assert.deepEqual(reasonsOf(rakeWithinBounds(FOUR, [region(6, 2)], { upper: 2 })), [
    'bounds-infeasible: Region, “north”: 2 respondents for 6 people, 3 each, which is outside the bounds 0 and 2.',
  ]);
});

test('bounds that only all totals together break are refused when no weights are found', () => {
  // North and role a are both to be 3 of 4; the one person who is both would have to weigh at least 2.
  const margins = [region(3, 1), role({ a: 3, b: 1 })];
  const bounds = { lower: 0.1, upper: 1.6 };
  for (const distance of ['linear', 'raking', 'logit'] as const) {
    const [reason] = reasonsOf(calibrate(FOUR, categoriesAsAuxiliaries(margins), { distance, bounds }));
    assert.match(reason!, /^not-converged: No weights with factors from 0.1 to 1.6 were found that meet all totals/);
  }
  assert.match(reasonsOf(rakeWithinBounds(FOUR, margins, { upper: 1.6 }))[0]!, /^not-converged: .* not met within/);
});

test('a quantity needs a value for everybody, a total, and somebody who has any', () => {
  const score = (values: number[], total: number): Auxiliary => ({ label: 'Score', category: null, values, total });
  const reasons = (values: number[], total: number) => reasonsOf(calibrate(FOUR, [score(values, total)]));
  assert.match(reasons([1, Number.NaN, 3, 4], 9)[0]!, /^missing-category: Score: no value is known of 1 respondent/);
  assert.match(reasons([1, 2, 3, 4], Number.NaN)[0]!, /^total-not-usable: Score: the population’s total is NaN/);
  assert.match(reasons([0, 0, 0, 0], 9)[0]!, /^empty-category: Score: nobody in the sample has any of it/);
  assert.match(
    reasonsOf(calibrate(FOUR, [everybody(4, 100), score([1, 1, 1, 1], 90)]))[0]!,
    /^margins-disagree: Score: the total is 90, but by the other totals it would be 100/,
  );
});

test('positive weights that a total cannot be met with are refused, where linear calibration gives negative ones', () => {
  const totals = [everybody(4, 4), { label: 'Score', category: null, values: [1, 2, 3, 4], total: 15.9 }];
  const { smallest, warnings } = made(calibrate(FOUR, totals)).report;
  assert.ok(smallest < 0);
  assert.match(warnings[0]!.sentence, /^Weights go down to -\d.*use the raking or logit distance, or bounds/);
  const beyond = [everybody(4, 4), { label: 'Score', category: null, values: [1, 2, 3, 4], total: 16.1 }];
  assert.match(reasonsOf(calibrate(FOUR, beyond, { distance: 'raking' }))[0]!, /^not-converged/);
  assert.ok(made(calibrate(FOUR, totals, { distance: 'raking' })).report.smallest > 0);
});

test('what is not one value a unit is our own mistake', () => {
  assert.throws(() => rakeToMargins(FOUR, [role({ a: 1 }, ['a'])]), /Role has 1 of 4 units/);
  assert.throws(() => rakeToMargins(FOUR, []), /no margin/);
  assert.throws(() => calibrate(FOUR, [everybody(3, 9)]), /Everybody has 3 values for 4 units/);
  assert.throws(() => calibrate(FOUR, []), /no variable/);
  const mixed = unitsOfCells({ people: [2], start: [3], startSquares: [5], least: [1], most: [2] });
  assert.throws(() => rakeWithinBounds(mixed, [role({ a: 3 }, ['a'])], { upper: 2 }), /differ in weight/);
  const design = {
    rows: 3,
    weights: new Float64Array(3),
    stages: [],
    calibrations: [],
    lonelyStratum: 'refuse',
  } as const;
  assert.throws(() => calibrated(design, made(postStratify(FOUR, region(1, 1)))), /4 units, the design 3 rows/);
});

test('variables are crossed category by category, and unknown where one is', () => {
  assert.deepEqual(crossedValues([REGION, ['x', null, 'y', 'x']]), ['north by x', null, 'south by y', 'south by x']);
});
