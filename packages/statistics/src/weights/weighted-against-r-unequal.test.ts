// Where starting weights differ, R’s residuals after raking and after post-stratification are not alike: each has its
// own formula. data(api); s <- svydesign(ids = ~1, weights = ~pw, data = apistrat), R 4.2.2, survey 4.1.1; the
// iterations of rake and calibrate stopped at epsilon = 1e-13 and 1e-12.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meanOf, standardErrorOf } from '../design/linearised.ts';
import { domainOf, isRefused, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees } from '../fixtures/people.ts';
import { numbersOf, textsOf } from '../fixtures/reference.ts';
import { made } from '../fixtures/weightings.ts';
import { categoriesAsAuxiliaries, everybody } from './auxiliary.ts';
import { calibrate } from './calibrate.ts';
import { calibrated } from './calibrated.ts';
import { marginOf } from './margin.ts';
import { postStratify } from './post-stratify.ts';
import { rakeToMargins } from './rake-to-margins.ts';
import { unitsOfRows } from './weighting-units.ts';

const schools = textsOf('apistrat');
const design = surveyDesign({ weights: numbersOf(schools.pw!) }) as SurveyDesign;
assert.ok(!isRefused(design));
const units = unitsOfRows(design.weights);
const marginFor = (name: string, population: Record<string, number>) =>
  marginOf(name, schools[name]!, new Map(Object.entries(population)));
const schoolWide = marginFor('sch.wide', { No: 1072, Yes: 5122 });
const comparable = marginFor('comp.imp', { No: 1712, Yes: 4482 });

function meanIs(after: SurveyDesign, mean: number, error: number): void {
  const found = meanOf(after, numbersOf(schools.api00!));
  agrees(found.value, mean, 1e-9);
  agrees(standardErrorOf(after, found), error, 1e-8);
}

// rake(s, list(~sch.wide, ~comp.imp), …), svymean(~api00, …), and that of subset(…, stype == "E")
test('raking from different weights has R’s errors, for all and for a group', () => {
  const after = calibrated(design, made(rakeToMargins(units, [schoolWide, comparable])));
  meanIs(after, 662.7521915656208, 9.458068190875744);
  const elementary = domainOf(after, (row) => schools.stype![row] === 'E');
  meanIs(elementary, 673.7145390879634, 12.40145445020291);
});

// postStratify(s, ~sch.wide, …)
test('post-stratification from different weights has R’s errors', () => {
  meanIs(calibrated(design, made(postStratify(units, schoolWide))), 662.2030294504443, 9.383521336542206);
});

// rake(postStratify(s, ~stype, …), list(~sch.wide, ~comp.imp), …)
test('one weighting after another takes the residuals of both', () => {
  const first = calibrated(design, made(postStratify(units, marginFor('stype', { E: 4421, H: 755, M: 1018 }))));
  const raking = made(rakeToMargins(unitsOfRows(first.weights), [schoolWide, comparable]));
  meanIs(calibrated(first, raking), 662.7521917169413, 9.459841532843935);
});

const totals = [
  everybody(design.rows, 6194),
  ...categoriesAsAuxiliaries([schoolWide]).slice(1),
  { label: 'api99', category: null, values: numbersOf(schools.api99!), total: 3914069 },
];

// calibrate(s, ~sch.wide + api99, …, calfun = "raking", bounds = c(.97, 1.03)), and subset(…, comp.imp == "Yes")
test('raking calibration that is cut off at bounds has R’s errors', () => {
  const weighting = made(calibrate(units, totals, { distance: 'raking', bounds: { lower: 0.97, upper: 1.03 } }));
  assert.equal(Math.min(...weighting.factors), 0.97);
  assert.equal(Math.max(...weighting.factors), 1.03);
  const after = calibrated(design, weighting);
  meanIs(after, 664.553566867054, 1.592117231662264);
  const improved = domainOf(after, (row) => schools['comp.imp']![row] === 'Yes');
  meanIs(improved, 678.7428297026465, 6.866950646108026);
});

// calibrate(s, ~sch.wide + api99, …, calfun = "logit", bounds = c(.95, 1.05))
test('logit calibration from different weights has R’s errors', () => {
  const weighting = made(calibrate(units, totals, { distance: 'logit', bounds: { lower: 0.95, upper: 1.05 } }));
  agrees(Math.min(...weighting.factors), 0.9634381983473909, 1e-8);
  meanIs(calibrated(design, weighting), 664.553913579129, 1.59205745459332);
});
