import {
  linearRegression,
  logisticRegression,
  type Regression,
  type RegressionRefusal,
  type SurveyDesign,
  testTerm,
} from '@earshot/statistics';
import type { Columns } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { type Call, callsIn, givenTo } from '../r/calls-in.ts';
import { numbersFrom } from '../r/evaluate.ts';
import { type Formula, formulasOf } from '../r/formula.ts';
import {
  columnsIn,
  isObject,
  type JsonObject,
  objectIn,
  type ReferenceFile,
  textIn,
  textsIn,
} from '../reference-file.ts';
import { modelTerms, termOfCoefficient } from './model-terms.ts';
import type { Shape } from './shape.ts';

const FAMILIES = ['gaussian', 'quasibinomial', 'binomial'];

/** Linear and logistic regression with the errors of the design (R: `svyglm`, `regTermTest`). */
export const REGRESSIONS: Shape = {
  isShapeOf: (result) =>
    isObject(result) && FAMILIES.some((family) => isObject(result[family]) && 'coef' in result[family]),
  compute: (file) => {
    const result = file.result as JsonObject;
    const families = FAMILIES.filter((family) => isObject(result[family]));
    const models = families.map((family) => [family, part(() => laidOut(fitted(file, family)))] as const);
    return { ...Object.fromEntries(models), wald: part(() => wald(file, objectIn(result, 'wald'), families)) };
  },
};

function fitted(file: ReferenceFile, family: string): Regression {
  const names = textsIn(objectIn(file.result, family).terms);
  const people = everybodyIn(file).weights.filter((weight) => weight > 0).length;
  const sample: Sample = { design: designOf(file), people, columns: columnsIn(file) };
  const regression = fit(formulaOf(file.about, family), family, sample, names);
  if (names.join('\n') !== regression.names.join('\n')) {
    throw new NotCovered(`the model has the coefficients ${regression.names.join(', ')}, not ${names.join(', ')}`);
  }
  return regression;
}

/** A design, how many people are in it, those without weight too, and what they answered. */
export interface Sample {
  readonly design: SurveyDesign;
  readonly people: number;
  readonly columns: Columns;
}

/** Fits a formula; a family that is not Gaussian is logistic, ended where R ends. */
export function fit(
  { outcome, terms }: Formula,
  family: string,
  { design, people, columns }: Sample,
  names: readonly string[],
): Regression {
  const values = numbersFrom(outcome!, columns);
  const predictors = modelTerms(terms, columns, names);
  const regression: Regression | RegressionRefusal =
    family === 'gaussian'
      ? linearRegression(design, values, predictors)
      : logisticRegression(design, values, predictors, { asGlm: people });
  return accepted(regression);
}

/** The formula of the first `svyglm` call of that family; a call without one is Gaussian. */
function formulaOf(about: string, family: string): Formula {
  const familyOf = (call: Call): string => {
    const named = call.given.map(({ value }) => (value?.kind === 'call' || value?.kind === 'name' ? value.name : ''));
    return named.find((name) => FAMILIES.includes(name)) ?? 'gaussian';
  };
  const call = callsIn(about, 'svyglm').find((one) => familyOf(one) === family && formulasOf(one)[0]?.outcome);
  if (!call) throw new NotCovered(`about has no svyglm call of the family ${family} that can be read`);
  refuseOtherLink(call);
  return formulasOf(call)[0]!;
}

/** A family is fitted with its usual link: the identity, or the logit. */
function refuseOtherLink(call: Call): void {
  const families = call.given.flatMap(({ value }) => (value?.kind === 'call' ? [value] : []));
  const link = families.flatMap((family) => givenTo(family, ['link']) ?? [])[0];
  if (!link || (link.kind !== 'text' && link.kind !== 'name')) return;
  const name = link.kind === 'text' ? link.value : link.name;
  if (name !== 'logit' && name !== 'identity') throw new NotCovered(`models with the link “${name}” are not fitted`);
}

function laidOut(regression: Regression): Computed {
  return {
    coef: regression.coefficients.map(({ value }) => value),
    se: regression.standardErrors,
    t: regression.statistics,
    p: regression.pValues,
    df_resid: regression.degreesOfFreedom,
    vcov: regression.covariance,
    r2: regression.r2 ?? undefined,
    n: regression.base,
  };
}

/** Of the first family whose model has the term. */
function wald(file: ReferenceFile, expected: JsonObject, families: readonly string[]): Computed {
  const term = textIn(expected, 'term');
  for (const family of families) {
    const regression = fitted(file, family);
    const terms = regression.names.map((name) => termOfCoefficient(name, columnsIn(file)));
    // A comparison’s coefficient has R’s TRUE behind its name.
    const named = [term, `${term}TRUE`].find((name) => terms.includes(name));
    if (named === undefined) continue;
    const test = testTerm({ ...regression, terms }, named);
    if (!test) throw new NotCovered(`refused: the coefficients of “${term}” cannot be tested`);
    return { F: test.f, df: test.numeratorFreedom, ddf: test.denominatorFreedom, p: test.pValue };
  }
  throw new NotCovered(`no model has the term “${term}”`);
}
