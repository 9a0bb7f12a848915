import {
  type DifferenceTest,
  domainOf,
  oneSampleTTest,
  type SurveyDesign,
  tCritical,
  twoSampleTTest,
} from '@earshot/statistics';
import { type Columns, inOrder } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { callsIn } from '../r/calls-in.ts';
import { numbersFrom, valuesOf } from '../r/evaluate.ts';
import { type Formula, formulasOf } from '../r/formula.ts';
import { columnsIn, isObject } from '../reference-file.ts';
import { complete } from '../variables.ts';
import type { Shape } from './shape.ts';
import { levelsIn } from './summary.ts';

/** T-tests of one and two samples; `about` holds their formulas (R: `svyttest`). */
export const T_TESTS: Shape = {
  isShapeOf: (result) =>
    isObject(result) && ['one', 'two'].some((key) => isObject(result[key]) && 'statistic' in result[key]),
  compute: (file) => {
    const [design, columns] = [designOf(file), columnsIn(file)];
    const formulas = callsIn(file.about, 'svyttest').flatMap(formulasOf);
    const formula = (isOne: boolean): Formula => {
      const found = formulas.find(({ outcome, terms }) => outcome && isConstant(terms) === isOne);
      if (!found) throw new NotCovered('about has no svyttest call that can be read');
      return found;
    };
    const { normal: level } = levelsIn(file.about);
    return {
      one: part(() => laidOut(oneSample(formula(true), design, columns), level)),
      two: part(() => laidOut(twoSamples(formula(false), design, columns), level)),
    };
  },
};

function isConstant(terms: Formula['terms']): boolean {
  return terms.length === 1 && terms[0]!.kind === 'number';
}

function oneSample({ outcome }: Formula, design: SurveyDesign, columns: Columns): DifferenceTest {
  const values = numbersFrom(outcome!, columns);
  return accepted(oneSampleTTest(design, values));
}

function twoSamples({ outcome, terms }: Formula, design: SurveyDesign, columns: Columns): DifferenceTest {
  const values = numbersFrom(outcome!, columns);
  const groups = valuesOf(terms[0]!, columns);
  const answered = domainOf(complete(design, [values]), (row) => groups[row] !== null);
  const present = new Set(groups.filter((group, row) => group !== null && answered.weights[row]! > 0).map(String));
  const [first, second, third] = inOrder(present);
  if (first === undefined || second === undefined || third !== undefined) {
    throw new NotCovered(`a t-test has two groups, not ${present.size}`);
  }
  return accepted(twoSampleTTest(answered, values, (row) => String(groups[row]) === second));
}

function laidOut(test: DifferenceTest, level: number): Computed {
  const { statistic, degreesOfFreedom, pValue, difference, standardError } = test;
  const half = tCritical(level, degreesOfFreedom) * standardError;
  return {
    statistic: { t: statistic },
    parameter: { df: degreesOfFreedom },
    'p.value': pValue,
    estimate: difference,
    ci: [difference - half, difference + half],
  };
}
