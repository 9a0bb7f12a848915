import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrastOf, meanOf, standardErrorOf } from '../design/linearised.ts';
import { type DesignPlan, domainOf, isRefused, type SurveyDesign, surveyDesign } from '../design/survey-design.ts';
import { agrees, close, people } from '../fixtures/people.ts';
import { numbersOf, resultsOf, textsOf } from '../fixtures/reference.ts';
import { linearRegression } from './linear.ts';
import { logisticRegression } from './logistic.ts';
import type { Regression } from './regression.ts';
import type { RegressionRefusal, Term } from './term.ts';
import { testTerm } from './wald.ts';

function designOf(plan: DesignPlan): SurveyDesign {
  const design = surveyDesign(plan);
  assert.ok(!isRefused(design));
  return design;
}

function fitted(outcome: Regression | RegressionRefusal): Regression {
  assert.ok(!('code' in outcome), 'code' in outcome ? outcome.sentence : '');
  return outcome;
}

const numeric = (name: string, values: ArrayLike<number>): Term => ({ kind: 'numeric', name, values });
const factor = (name: string, values: string[]): Term => ({ kind: 'factor', name, values });

const clusters = textsOf('apiclus1');
const strata = textsOf('apistrat');
const clustered = { clusters: clusters.dnum, population: numbersOf(clusters.fpc!) };
const stratified = { strata: strata.stype, population: numbersOf(strata.fpc!) };

for (const [name, data, stage] of [
  ['06_glm_apiclus1', clusters, clustered],
  ['06_glm_apistrat', strata, stratified],
] as const) {
  const design = designOf({ weights: numbersOf(data.pw!), stages: [stage] });
  const terms = ['ell', 'meals', 'mobility'].map((column) => numeric(column, numbersOf(data[column]!)));
  const expected = resultsOf(name);

  test(`linear regression and the test of a term are those of R’s svyglm and regTermTest: ${name}`, () => {
    const regression = fitted(
      linearRegression(design, numbersOf(data.api00!), [...terms, factor('stype', data.stype!)]),
    );
    sameAs(regression, expected.gaussian, 1e-9);
    agrees(regression.r2!, expected.gaussian.r2, 1e-12);
    const wald = testTerm(regression, 'stype')!;
    agrees(wald.f, expected.wald.F, 1e-9);
    agrees(wald.pValue, expected.wald.p, 1e-8);
    assert.deepEqual([wald.numeratorFreedom, wald.denominatorFreedom], [expected.wald.df, expected.wald.ddf]);
  });

  test(`logistic regression is that of R’s svyglm: ${name}`, () => {
    const isWide = Float64Array.from(data['sch.wide']!, (value) => Number(value === 'Yes'));
    sameAs(fitted(logisticRegression(design, isWide, terms, { asGlm: design.rows })), expected.quasibinomial, 1e-9);
  });
}

interface FromR {
  terms: string[];
  coef: number[];
  se: number[];
  t: number[];
  p: number[];
  vcov: number[][];
  df_resid: number;
  n: number;
}

function sameAs(regression: Regression, expected: FromR, tolerance: number): void {
  assert.deepEqual(regression.names, expected.terms);
  expected.coef.forEach((value, index) => {
    agrees(regression.coefficients[index]!.value, value, tolerance, 'coefficient');
    agrees(regression.standardErrors[index]!, expected.se[index]!, tolerance, 'error');
    agrees(regression.statistics[index]!, expected.t[index]!, tolerance, 't');
    agrees(regression.pValues[index]!, expected.p[index]!, 100 * tolerance, 'p');
    expected.vcov[index]!.forEach((covariance, other) => {
      agrees(regression.covariance[index]![other]!, covariance, 10 * tolerance, 'covariance');
    });
  });
  assert.equal(regression.degreesOfFreedom, expected.df_resid);
  assert.equal(regression.base, expected.n);
}

test('without weights the logistic model’s own errors are glm’s, and with weights svyglm’s: 14_attrition_a', () => {
  const data = textsOf('attrition_a');
  const expected = resultsOf('14_attrition_a');
  const terms = [
    factor('stype', data.stype!),
    numeric('meals', numbersOf(data.meals!)),
    factor('awards', data.awards!),
  ];
  const resp = numbersOf(data.resp!);
  const plain = fitted(logisticRegression(designOf({ weights: resp.map(() => 1) }), resp, terms));
  const weighted = fitted(logisticRegression(designOf({ weights: numbersOf(data.pw!) }), resp, terms));
  assert.deepEqual(plain.names, expected.glm.terms);
  plain.names.forEach((_, index) => {
    agrees(plain.coefficients[index]!.value, expected.glm.coef[index], 1e-7);
    agrees(Math.sqrt(plain.modelCovariance[index]![index]!), expected.glm.se[index], 1e-6);
    agrees(weighted.coefficients[index]!.value, expected.svyglm.coef[index], 1e-7);
    agrees(weighted.standardErrors[index]!, expected.svyglm.se[index], 1e-6);
  });
  expected.phat.forEach((share: number, row: number) => {
    agrees(weighted.fitted[row]!, share, 1e-7);
  });
});

test('without weights a linear model’s own errors are lm’s: 11_keydriver_likert_a', () => {
  const data = textsOf('likert_a');
  const expected = resultsOf('11_keydriver_likert_a');
  const terms = expected.x.map((name: string) => numeric(name, numbersOf(data[name]!)));
  const y = numbersOf(data[expected.y]!);
  const plain = fitted(linearRegression(designOf({ weights: y.map(() => 1) }), y, terms));
  const weighted = fitted(linearRegression(designOf({ weights: numbersOf(data.w!) }), y, terms));
  plain.names.forEach((_, index) => {
    agrees(plain.coefficients[index]!.value, expected.lm_coef[index], 1e-9);
    agrees(Math.sqrt(plain.modelCovariance[index]![index]!), expected.lm_se[index], 1e-9);
    agrees(weighted.coefficients[index]!.value, expected.wlm_coef[index], 1e-9);
    agrees(weighted.standardErrors[index]!, expected.svyglm_se[index], 1e-9);
  });
});

test('the slope of a dummy is the difference of two domains, with its error', () => {
  fc.assert(
    fc.property(people({ least: 4, y: fc.integer({ min: 0, max: 9 }) }), (everyone) => {
      const inGroup = everyone.filter((one) => one.inGroup).length;
      fc.pre(inGroup > 1 && inGroup < everyone.length - 1);
      const design = designOf({ weights: everyone.map(({ weight }) => weight) });
      const y = everyone.map((one) => one.y);
      const regression = linearRegression(design, y, [
        numeric(
          'group',
          everyone.map((one) => Number(one.inGroup)),
        ),
      ]);
      fc.pre(!('code' in regression));
      const means = [true, false].map((side) =>
        meanOf(
          domainOf(design, (row) => everyone[row]!.inGroup === side),
          y,
        ),
      );
      const difference = contrastOf([1, -1], means);
      close(regression.coefficients[1]!.value, difference.value, 1e-10);
      close(regression.standardErrors[1]!, standardErrorOf(design, difference), 1e-10);
    }),
    { numRuns: 100 },
  );
});
