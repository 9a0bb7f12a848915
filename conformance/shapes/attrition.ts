import {
  areaUnderCurve,
  attritionBalance,
  classRates,
  classWeights,
  inversePropensityWeights,
  kishDesignEffect,
  type Regression,
  responseClasses,
  type SurveyDesign,
  surveyDesign,
  type Weighting,
} from '@earshot/statistics';
import { type Columns, numbersOf } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn } from '../r/calls-in.ts';
import { numbersFrom } from '../r/evaluate.ts';
import { type Formula, formulasOf } from '../r/formula.ts';
import { columnsIn, isObject, type JsonObject, objectIn, type ReferenceFile, textsIn } from '../reference-file.ts';
import { made } from './made.ts';
import { fit } from './regressions.ts';
import type { Shape } from './shape.ts';

/** Who answered again: models of it, weights that make up for those lost, and what they do to an earlier mean. */
export const ATTRITION: Shape = {
  isShapeOf: (result) => isObject(result) && ['phat', 'w_ipw', 'w_class'].some((key) => key in result),
  compute: (file) => {
    const study = studyOf(file);
    const [model, weighted] = [study.fit(study.plain), study.fit(study.design)];
    const earlier = study.design.weights;
    const classes = responseClasses(weighted.fitted);
    const ipw = made(inversePropensityWeights(earlier, study.responded, weighted.fitted));
    const byClass = made(classWeights(earlier, study.responded, classes));
    const stayers = (weights: Float64Array): number[] => [...weights.filter((_, row) => study.responded[row] === 1)];
    const result = file.result as JsonObject;
    const means = Object.keys(result).filter((key) => key.startsWith('mean_'));
    return {
      glm: part(() => plainModel(model, study.responded)),
      svyglm: { coef: coefficients(weighted), se: weighted.standardErrors },
      phat: [...weighted.fitted],
      w_ipw: stayers(ipw.weights),
      w_class: stayers(byClass.weights),
      class_rates: classRates(byClass),
      kish_ipw: kishDesignEffect(ipw.weights),
      kish_class: kishDesignEffect(byClass.weights),
      ...Object.fromEntries(means.map((key) => [key, part(() => balances(key, study, ipw, byClass))])),
    };
  },
};

interface Study {
  readonly columns: Columns;
  readonly design: SurveyDesign;
  /** The same people without weights. */
  readonly plain: SurveyDesign;
  /** By row, 1 for those who answered again. */
  readonly responded: Float64Array;
  fit(design: SurveyDesign): Regression;
}

function studyOf(file: ReferenceFile): Study {
  const columns = columnsIn(file);
  const formula = formulaIn(file.about);
  const design = weightedDesign(file, columns);
  const plain = accepted(surveyDesign({ weights: new Float64Array(columns.rows).fill(1) }));
  const names = textsIn(objectIn(file.result, 'glm').terms);
  return {
    columns,
    design,
    plain,
    responded: numbersFrom(formula.outcome!, columns),
    fit: (of) => fit(formula, 'binomial', { design: of, people: columns.rows, columns }, names),
  };
}

/** The formula of the first `glm` or `svyglm` call that has one. */
function formulaIn(about: string): Formula {
  const formulas = [...callsIn(about, 'glm'), ...callsIn(about, 'svyglm')].flatMap(formulasOf);
  const found = formulas.find(({ outcome }) => outcome);
  if (!found) throw new NotCovered('about has no glm call that can be read');
  return found;
}

/** By `svydesign`, where there is a call; otherwise “weighted by pw” says which column. */
function weightedDesign(file: ReferenceFile, columns: Columns): SurveyDesign {
  if (typeof file.data.design === 'string' || callsIn(file.about, 'svydesign').length > 0) return designOf(file);
  const stated = typeof file.data.weights === 'string' ? file.data.weights : null;
  const name = stated ?? /weighted by ([\w.]*\w)/.exec(file.about)?.[1];
  if (!name) throw new NotCovered('about does not say what the weights are');
  return accepted(surveyDesign({ weights: numbersOf(columns, name) }));
}

function coefficients(regression: Regression): number[] {
  return regression.coefficients.map(({ value }) => value);
}

function plainModel(model: Regression, responded: Float64Array): Computed {
  const se = model.modelCovariance.map((row, index) => Math.sqrt(row[index]!));
  return { coef: coefficients(model), se, auc: areaUnderCurve(model.fitted, responded) };
}

/** `mean_api99`: the mean of an earlier answer among everybody, and among those who answered again. */
function balances(key: string, { columns, design, responded }: Study, ipw: Weighting, byClass: Weighting): Computed {
  const values = numbersOf(columns, key.slice('mean_'.length));
  const [byIpw, byClasses] = [ipw, byClass].map(({ weights }) => {
    const balance = attritionBalance(values, design.weights, responded, weights);
    if (!balance) throw new NotCovered('nobody has an earlier answer');
    return balance;
  });
  return {
    full: byIpw!.everybody,
    resp_base: byIpw!.stayers,
    resp_ipw: byIpw!.weighted,
    resp_class: byClasses!.weighted,
  };
}
