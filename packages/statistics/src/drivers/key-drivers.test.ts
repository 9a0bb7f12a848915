import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainOf, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees, close } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import type { NumericTerm } from '../regression/term.ts';
import type { DriverPlan } from './driver-plan.ts';
import type { DriverFindings, DriverResult } from './findings.ts';
import { keyDrivers } from './key-drivers.ts';
import type { ScaleMeasure } from './measure.ts';

const data = textsOf('likert_a');
const weights = numbersOf(data.w!);
const design = surveyDesign({ weights }) as SurveyDesign;
const item = (name: string): NumericTerm => ({ kind: 'numeric', name, values: numbersOf(data[name]!) });
const scale = (name: string, items: string[], method: ScaleMeasure['method']): ScaleMeasure => ({
  kind: 'scale',
  name,
  items: items.map(item),
  method,
});
const education = { kind: 'factor', name: 'education', values: data.education!.map((level) => level || null) } as const;
const worry = scale('worry', ['N1', 'N2', 'N3', 'N4', 'N5'], 'minres');
const order = scale('order', ['C1', 'C2', 'C3', 'C4', 'C5'], 'ml');
const company = scale('company', ['E1', 'E2', 'E3', 'E4', 'E5'], 'principal');
const plan: DriverPlan = { outcome: company, predictors: [worry, order, item('A3'), education], r2Floor: 0.05 };

function findings(result: DriverResult): DriverFindings {
  assert.equal(result.kind, 'drivers', JSON.stringify(result).slice(0, 500));
  return result as DriverFindings;
}

function codesOf(result: DriverResult): string[] {
  assert.equal(result.kind, 'refused');
  return 'refusals' in result ? result.refusals.map(({ code, measure }) => `${code}: ${measure}`) : [];
}

test('items as predictors have the shares, R² and errors that R gives them', () => {
  const expected = resultsOf('11_keydriver_likert_a');
  const found = findings(
    keyDrivers(design, { outcome: item(expected.y), predictors: expected.x.map(item), r2Floor: 0.1 }),
  );
  agrees(found.r2, expected.R2_weighted, 1e-9);
  found.drivers.forEach((driver, index) => {
    agrees(driver.share, expected.weighted.lmg[index], 1e-8);
    agrees(driver.relativeWeight, expected.johnson_weighted.raw[index], 1e-8);
    agrees(found.regression.standardErrors[index + 1]!, expected.svyglm_se[index + 1], 1e-8);
  });
  assert.equal(found.base, expected.n);
});

test('scales and factors share out the R² of the regression on their scores, and losses are counted', () => {
  const found = findings(keyDrivers(design, plan));
  assert.deepEqual(
    found.drivers.map(({ name }) => name),
    ['worry', 'order', 'A3', 'education'],
  );
  const sum = (pick: (driver: (typeof found.drivers)[number]) => number): number =>
    found.drivers.reduce((total, driver) => total + pick(driver), 0);
  close(
    sum(({ share }) => share),
    found.r2,
    1e-12,
  );
  close(
    sum(({ relativeWeight }) => relativeWeight),
    found.r2,
    1e-12,
  );
  close(
    sum(({ part }) => part),
    1,
    1e-12,
  );
  close(found.regression.r2!, found.r2, 1e-10);
  assert.equal(found.regression.base, found.base);
  const without = data.education!.filter((level) => level === '').length;
  assert.deepEqual(found.losses.at(-2), { name: 'education', missing: without, missingOnlyHere: without });
  assert.equal(found.base, weights.length - without);
  assert.deepEqual(
    found.drivers[1]!.reliability!.keys.map((key) => key * found.drivers[1]!.reliability!.keys[0]!),
    [1, 1, 1, -1, -1],
  );
  assert.equal(found.drivers[2]!.reliability, null);
});

test('neither the order of predictors nor that of rows, nor the reference category, changes a share', () => {
  const straight = findings(keyDrivers(design, plan));
  const other = { ...education, reference: '4' };
  const turned = findings(keyDrivers(design, { ...plan, predictors: [other, item('A3'), order, worry] }));
  const backwards = <Values>(values: ArrayLike<Values>): Values[] => Array.from(values).reverse();
  const upside = {
    ...plan,
    outcome: { ...company, items: company.items.map((one) => ({ ...one, values: backwards(one.values) })) },
    predictors: [worry, order].map((one) => ({
      ...one,
      items: one.items.map((each) => ({ ...each, values: backwards(each.values) })),
    })),
  };
  const reversed = surveyDesign({ weights: backwards(weights) }) as SurveyDesign;
  const two = findings(keyDrivers(design, { ...plan, predictors: [worry, order] }));
  const twoReversed = findings(keyDrivers(reversed, upside));
  for (const { name, share, inflation } of straight.drivers) {
    const same = turned.drivers.find((driver) => driver.name === name)!;
    close(same.share, share, 1e-10);
    close(same.inflation, inflation, 1e-10);
  }
  two.drivers.forEach(({ share }, index) => {
    close(twoReversed.drivers[index]!.share, share, 1e-10);
  });
});

test('a filter is a domain: its people alone are in the model, and the design keeps everybody', () => {
  const women = domainOf(design, (row) => data.gender![row] === '2');
  const found = findings(keyDrivers(women, plan));
  const expected = data.gender!.filter((gender, row) => gender === '2' && data.education![row] !== '').length;
  assert.equal(found.base, expected);
  assert.ok(found.effectiveBase < found.base);
});

test('a model that explains less than the plan’s floor is too weak to use, and shows no shares', () => {
  const result = keyDrivers(design, { ...plan, r2Floor: 0.9 });
  assert.equal(result.kind, 'too-weak');
  assert.ok(result.kind === 'too-weak' && /explain \d+\.\d% .* 90\.0%: too weak/.test(result.sentence));
  assert.ok(!('drivers' in result));
  const eight = surveyDesign({ weights: [1, 1, 1, 1, 1, 1, 1, 1] }) as SurveyDesign;
  const numeric = (name: string, values: number[]): NumericTerm => ({ kind: 'numeric', name, values });
  const nothing = keyDrivers(eight, {
    outcome: numeric('y', [1, 2, 1, 2, 1, 2, 1, 2]),
    predictors: [numeric('x', [1, 1, 2, 2, 1, 1, 2, 2]), numeric('z', [1, 1, 1, 1, 2, 2, 2, 2])],
    r2Floor: 0,
  });
  assert.equal(nothing.kind, 'too-weak');
});

test('a predictor that was asked only of people with some answers to the outcome is refused', () => {
  // The fault: reasons for stress, asked of those who had said that they are stressed.
  const stress = item('E1');
  const isStressed = Array.from(stress.values as Float64Array, (value) => value >= 4);
  const reason = { ...item('N1'), asked: isStressed };
  reason.values = Float64Array.from(reason.values, (value, row) => (isStressed[row] ? value : Number.NaN));
  const result = keyDrivers(design, { outcome: stress, predictors: [item('A1'), reason], r2Floor: 0 });
  assert.deepEqual(codesOf(result), ['routed-on-outcome: N1']);
  assert.ok(result.kind === 'refused');
  assert.match(result.refusals[0]!.sentence, /asked of 0 of the \d+ people whose “E1” is “1”, “2”, “3”:/);
});

test('a predictor that was asked of a part of people for another reason is no routed one', () => {
  const asked = data.gender!.map((gender) => gender === '2');
  const found = findings(keyDrivers(design, { ...plan, predictors: [worry, { ...item('A3'), asked }] }));
  assert.equal(found.drivers.length, 2);
});

test('routing is found in an outcome of many values, past a few corrections, and is not mistaken for chance', () => {
  const outcome: NumericTerm = { kind: 'numeric', name: 'hours', values: weights.map((_, row) => (row * 37) % 101) };
  const withAsked = (isAsked: (hours: number, row: number) => boolean): string[] => {
    const asked = Array.from(outcome.values, isAsked);
    const result = keyDrivers(design, { outcome, predictors: [{ ...item('A3'), asked }, worry], r2Floor: 0 });
    return result.kind === 'refused' ? codesOf(result) : [];
  };
  assert.deepEqual(
    withAsked((hours) => hours >= 50),
    ['routed-on-outcome: A3'],
  );
  assert.deepEqual(
    withAsked((hours, row) => hours >= 50 || row === 3),
    ['routed-on-outcome: A3'],
  );
  assert.deepEqual(
    withAsked((_, row) => row % 2 === 0),
    [],
  );
  assert.deepEqual(
    withAsked(() => false),
    [],
  );
});

test('an item that the outcome is made of is refused as its own explanation', () => {
  const result = keyDrivers(design, { ...plan, predictors: [worry, item('E2')] });
  assert.deepEqual(codesOf(result), ['in-outcome: E2']);
});

test('predictors that follow from each other, wholly or nearly, and unreliable scales are refused by name', () => {
  const doubled = {
    kind: 'numeric',
    name: 'twice',
    values: Float64Array.from(item('A3').values, (x) => 2 * x),
  } as const;
  const nearly = {
    kind: 'numeric',
    name: 'nearly',
    values: Float64Array.from(item('A3').values, (x, row) => x + 0.2 * Math.sin(row)),
  } as const;
  const both = (other: NumericTerm): string[] =>
    codesOf(keyDrivers(design, { ...plan, predictors: [item('A3'), order, other] }));
  assert.deepEqual(both(doubled), ['collinear: twice']);
  assert.deepEqual(both(nearly), ['nearly-collinear: A3', 'nearly-collinear: nearly']);
  const mixture = scale('mixture', ['A1', 'C1', 'O1', 'N1'], 'mean');
  assert.deepEqual(codesOf(keyDrivers(design, { ...plan, predictors: [mixture, order] })), ['unreliable: mixture']);
});

test('data that no model can be made of are refused, never numbers that are none', () => {
  const nobody = { kind: 'numeric', name: 'nobody', values: weights.map(() => Number.NaN) } as const;
  assert.deepEqual(codesOf(keyDrivers(design, { ...plan, predictors: [nobody, worry] })), ['no-rows: null']);
  const same = (name: string): NumericTerm => ({ kind: 'numeric', name, values: weights.map(() => 4) });
  const all = codesOf(keyDrivers(design, { ...plan, outcome: same('one'), predictors: [same('two'), worry] }));
  assert.deepEqual(all, ['unusable-term: null', 'unusable-term: null']);
  const few = domainOf(design, (row) => row < 5);
  assert.deepEqual(codesOf(keyDrivers(few, plan)).slice(0, 1), ['too-few-rows: null']);
  const pair = scale('pair', ['N1', 'N2'], 'minres');
  const other = scale('other', ['O1', 'O2'], 'pa');
  const refused = codesOf(keyDrivers(design, { ...plan, predictors: [pair, order, other] }));
  assert.deepEqual(refused, ['no-scale: pair', 'no-scale: other']);
  assert.throws(() => keyDrivers(design, { ...plan, predictors: [worry, worry] }), /same name/);
  const endless: NumericTerm = {
    kind: 'numeric',
    name: 'endless',
    values: weights.map(() => Number.POSITIVE_INFINITY),
  };
  assert.throws(
    () => keyDrivers(design, { ...plan, predictors: [worry, endless] }),
    /“endless” has a value that is not finite/,
  );
});
