import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees, people } from '../fixtures/people.ts';
import { numbersOf, textsOf } from '../fixtures/reference.ts';
import { linearRegression } from './linear.ts';
import { logisticRegression } from './logistic.ts';
import type { Regression } from './regression.ts';
import type { RegressionRefusal, Term } from './term.ts';
import { testTerm } from './wald.ts';

const numeric = (name: string, values: ArrayLike<number>): Term => ({ kind: 'numeric', name, values });

function even(rows: number): SurveyDesign {
  return surveyDesign({ weights: new Float64Array(rows).fill(1) }) as SurveyDesign;
}

function sentenceOf(outcome: Regression | RegressionRefusal, code: string): string {
  assert.ok('code' in outcome, `should be refused as ${code}`);
  assert.equal(outcome.code, code);
  return outcome.sentence;
}

const age = [20, 30, 40, 50, 60, 70, 25, 35];
const y = [1, 3, 2, 5, 4, 6, 2, 2];
const yes = [0, 1, 0, 1, 0, 1, 0, 1];

test('a term that tells the outcome for certain is named, whether for everybody or for some', () => {
  const outcome = age.map((years) => Number(years > 38));
  const wholly = logisticRegression(even(8), outcome, [
    numeric('age', age),
    numeric('other', [1, 2, 1, 1, 2, 1, 2, 2]),
  ]);
  assert.match(sentenceOf(wholly, 'separated'), /“age”/);
  const group = ['a', 'a', 'b', 'b', 'c', 'c', 'b', 'a'];
  const partly = [0, 1, 0, 1, 1, 1, 1, 0];
  const some = logisticRegression(even(8), partly, [{ kind: 'factor', name: 'group', values: group }]);
  assert.match(sentenceOf(some, 'separated'), /“group”/);
});

test('a term that follows from others is named with them', () => {
  const months = age.map((years) => years * 12 + 5);
  for (const fit of [linearRegression, logisticRegression]) {
    const outcome = fit === linearRegression ? y : yes;
    const refused = fit(even(8), outcome, [numeric('age', age), numeric('months', months)]);
    assert.match(sentenceOf(refused, 'collinear'), /“months” follows from “age”/);
  }
});

test('data that no model can be made of are refused with the reason', () => {
  const design = even(8);
  const same = numeric(
    'same',
    y.map(() => 3),
  );
  assert.match(sentenceOf(linearRegression(design, y, [same, numeric('age', age)]), 'term-constant'), /“same”/);
  sentenceOf(
    linearRegression(
      design,
      y.map(() => 2),
      [numeric('age', age)],
    ),
    'outcome-constant',
  );
  sentenceOf(
    logisticRegression(
      design,
      y.map(() => 1),
      [numeric('age', age)],
    ),
    'outcome-constant',
  );
  sentenceOf(logisticRegression(design, y, [numeric('age', age)]), 'outcome-not-binary');
  sentenceOf(linearRegression(design, age, [numeric('age', age)]), 'perfect-fit');
  sentenceOf(
    linearRegression(
      design,
      y.map(() => Number.NaN),
      [numeric('age', age)],
    ),
    'no-rows',
  );
  sentenceOf(linearRegression(even(2), [1, 2], [numeric('age', [30, 40])]), 'too-few-rows');
  const group = { kind: 'factor', name: 'group', values: y.map((one) => (one > 2 ? 'a' : 'b')) } as const;
  sentenceOf(linearRegression(design, y, [{ ...group, reference: 'c' }]), 'reference-not-there');
  sentenceOf(linearRegression(design, y, [{ ...group, levels: ['a', 'c'] }]), 'level-not-listed');
  const pairs = surveyDesign({ weights: y.map(() => 1), stages: [{ clusters: [1, 1, 1, 1, 2, 2, 2, 2] }] });
  sentenceOf(linearRegression(pairs as SurveyDesign, y, [numeric('age', age)]), 'too-few-units');
});

test('rows that lack a value are left out and counted, by what they lack', () => {
  const missing = age.map((years, row) => (row < 2 ? Number.NaN : years));
  const other = y.map((one, row) => (row === 1 ? Number.NaN : one + (row % 3)));
  const regression = linearRegression(even(8), y, [numeric('age', missing), numeric('other', other)]);
  assert.ok(!('code' in regression));
  assert.equal(regression.base, 6);
  assert.deepEqual(regression.losses, [
    { name: 'outcome', missing: 0, missingOnlyHere: 0 },
    { name: 'age', missing: 2, missingOnlyHere: 1 },
    { name: 'other', missing: 1, missingOnlyHere: 0 },
  ]);
  assert.ok(Number.isNaN(regression.fitted[0]!) && !Number.isNaN(regression.fitted[2]!));
});

test('where the design leaves a coefficient no error there is no t, and those beside it keep theirs', () => {
  // Everybody in the reference answered 2: nothing about its mean, the intercept, varies from sample to sample.
  const group = ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'b'];
  const outcome = [2, 2, 2, 5, 4, 6, 3, 1];
  const regression = linearRegression(even(8), outcome, [{ kind: 'factor', name: 'group', values: group }]);
  assert.ok(!('code' in regression));
  assert.deepEqual([regression.statistics[0], regression.pValues[0]], [null, null]);
  assert.ok(regression.statistics[1] !== null && testTerm(regression, 'group') !== null);
  assert.throws(() => testTerm(regression, 'age'), /no term “age”/);
});

test('a domain with missing values has R’s errors and degrees of freedom, and a full fit R’s at its own limit', () => {
  const data = textsOf('apistrat');
  const ell = numbersOf(data.ell!);
  const columns = (): Term[] => ['ell', 'meals', 'mobility'].map((name) => numeric(name, numbersOf(data[name]!)));
  const weights = numbersOf(data.pw!);
  const stages = [{ strata: data.stype, population: numbersOf(data.fpc!) }];
  const design = surveyDesign({ weights, stages }) as SurveyDesign;
  const isWide = Float64Array.from(data['sch.wide']!, (value) => Number(value === 'Yes'));
  const full = logisticRegression(design, isWide, columns()) as Regression;
  // R: SE(svyglm(I(sch.wide == "Yes") ~ ell + meals + mobility, design, family = quasibinomial(),
  //   control = list(epsilon = 1e-15, maxit = 50)))
  sameNumbers(full.standardErrors, [0.455620878360157, 0.0132525102193906, 0.00919945360883834, 0.0319345769365394]);

  for (const row of [2, 16, 39]) ell[row] = Number.NaN;
  const inside = numbersOf(data.api99!).map((score) => Number(score > 500));
  const domain = { ...design, weights: weights.map((weight, row) => weight * inside[row]!) };
  const terms = [numeric('ell', ell), numeric('meals', numbersOf(data.meals!))];
  // R: d$ell[c(3, 17, 40)] <- NA; svyglm(api00 ~ ell + meals, subset(design, api99 > 500))
  const linear = linearRegression(domain, numbersOf(data.api00!), terms) as Regression;
  sameNumbers(
    linear.coefficients.map(({ value }) => value),
    [815.380231320237, -0.292764913345694, -2.67293712657919],
  );
  sameNumbers(linear.standardErrors, [9.52683048939797, 0.515098777561275, 0.297538582771413]);
  assert.deepEqual([linear.degreesOfFreedom, linear.base], [152, 157]);
  // R: svyglm(I(sch.wide == "Yes") ~ ell + meals, subset(design, api99 > 500), family = quasibinomial())
  const people = domain.weights.filter((weight) => weight > 0).length;
  const logistic = logisticRegression(domain, isWide, terms, { asGlm: people }) as Regression;
  sameNumbers(logistic.standardErrors, [0.390843888459578, 0.0212067047121353, 0.0104971094491252]);
});

function sameNumbers(actual: readonly number[], expected: readonly number[]): void {
  for (const [index, value] of expected.entries()) agrees(actual[index]!, value, 1e-8);
}

test('at a logistic fit the weighted residuals add up to nought, by themselves and times every predictor', () => {
  fc.assert(
    fc.property(people({ least: 12 }), fc.infiniteStream(fc.integer({ min: 0, max: 6 })), (everyone, stream) => {
      const x = everyone.map(() => Number(stream.next().value));
      const design = surveyDesign({ weights: everyone.map(({ weight }) => weight) }) as SurveyDesign;
      const outcome = everyone.map((one) => one.y);
      const fit = logisticRegression(design, outcome, [numeric('x', x)]);
      if ('code' in fit) return;
      const residuals = everyone.map(({ weight }, row) => weight * (outcome[row]! - fit.fitted[row]!));
      const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
      const scale = sum(everyone.map(({ weight }) => weight));
      assert.ok(Math.abs(sum(residuals)) < 1e-9 * scale);
      assert.ok(Math.abs(sum(residuals.map((one, row) => one * x[row]!))) < 1e-8 * scale);
    }),
    { numRuns: 200 },
  );
});

test('a regression on nothing is the mean, and its logit', () => {
  const weighted = surveyDesign({ weights: [1, 2, 1, 3, 1, 1, 2, 1] }) as SurveyDesign;
  const linear = linearRegression(weighted, yes, []) as Regression;
  agrees(linear.coefficients[0]!.value, 7 / 12, 1e-12);
  assert.ok(Math.abs(linear.r2!) < 1e-12);
  const logistic = logisticRegression(weighted, yes, []) as Regression;
  agrees(logistic.coefficients[0]!.value, Math.log(7 / 5), 1e-12);
  // The error of a logit is that of the share over p(1 − p).
  agrees(logistic.standardErrors[0]!, linear.standardErrors[0]! / ((7 / 12) * (5 / 12)), 1e-9);
});

test('predictors that are nearly alike still have a logistic fit, whatever their unit', () => {
  const data = textsOf('apistrat');
  const design = surveyDesign({ weights: numbersOf(data.pw!) }) as SurveyDesign;
  const isWide = Float64Array.from(data['sch.wide']!, (value) => Number(value === 'Yes'));
  const meals = numbersOf(data.meals!);
  const nearly = meals.map((share, row) => 1e6 * (share + 1e-3 * Math.sin(row)));
  const fit = logisticRegression(design, isWide, [numeric('meals', meals), numeric('nearly', nearly)]);
  assert.ok(!('code' in fit), 'code' in fit ? fit.sentence : '');
});

test('somebody fitted as wrongly as can be still counts in the errors', () => {
  const heavy = surveyDesign({ weights: [1, 1e9, 1e9] }) as SurveyDesign;
  const fit = logisticRegression(heavy, [0, 1, 0], [numeric('x', [40, 1, 0])]) as Regression;
  // R: optim() of the weighted log likelihood
  const expected = [-17.0597, 34.09409];
  for (const [index, { value }] of fit.coefficients.entries()) agrees(value, expected[index]!, 1e-6);
  assert.ok(fit.standardErrors.every(Number.isFinite));
});
