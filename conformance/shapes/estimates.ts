import {
  degreesOfFreedom,
  designEffectOfMean,
  designEffectOfTotal,
  effectiveBase,
  type Linearised,
  meanOf,
  ratioOf,
  type SurveyDesign,
  standardErrorOf,
  totalOf,
} from '@earshot/statistics';
import type { Columns } from '../columns.ts';
import { type Computed, Missing, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import { written } from '../r/formula.ts';
import { parseR } from '../r/parse.ts';
import { columnsIn, isObject, type JsonObject, objectIn, type ReferenceFile } from '../reference-file.ts';
import { complete, variableOf } from '../variables.ts';
import type { Shape } from './shape.ts';
import { layOut, summaryOf } from './summary.ts';

/** Means, totals and ratios with their errors; design effects, coefficients of variation and sums of the weights. */
export const ESTIMATES: Shape = {
  isShapeOf: (result) => isObject(result) && Object.entries(result).some(([key, value]) => isKnown(key, value)),
  compute: (file) => {
    const [design, columns] = [designOf(file), columnsIn(file)];
    const result = file.result as JsonObject;
    const parts = Object.entries(result).map(([key, value]) => {
      return [key, part(() => computePart(key, value as JsonObject, file, design, columns))] as const;
    });
    return Object.fromEntries(parts);
  },
};

const OF_WEIGHTS = ['n', 'sum_w', 'sum_w2', 'kish_deff', 'n_eff', 'degf', 'n_item_missing'];

function isKnown(key: string, value: JsonObject[string] | undefined): boolean {
  return (isObject(value) && isObject(value.estimate) && isObject(value.se)) || OF_WEIGHTS.includes(key);
}

function computePart(
  key: string,
  expected: JsonObject,
  file: ReferenceFile,
  design: SurveyDesign,
  columns: Columns,
): Computed {
  if (OF_WEIGHTS.includes(key)) return ofWeights(key, file, design);
  if (isObject(expected.estimate)) {
    const names = Object.keys(expected.estimate);
    const { estimates } = estimatesOf(key, names, design, columns);
    return summaryOf(expected, design, names, estimates, file.about);
  }
  const names = Object.keys(expected);
  if (key.startsWith('deff')) return layOut(expected, names, designEffects(key, names, design, columns));
  if (!key.startsWith('cv')) throw new NotCovered(`nothing computes “${key}”`);
  const { estimates } = estimatesOf(key, names, design, columns);
  return layOut(
    expected,
    names,
    estimates.map((estimate) => standardErrorOf(design, estimate) / estimate.value),
  );
}

/** The estimates of some names, over those who lack none of their variables. */
export function estimatesOf(
  key: string,
  names: readonly string[],
  design: SurveyDesign,
  columns: Columns,
): { estimates: Linearised[]; inside: SurveyDesign; variables: Float64Array[] } {
  const isRatio = key.includes('ratio');
  const variables = names
    .flatMap((name) => (isRatio ? partsOfRatio(name) : [name]))
    .map((name) => variableOf(name, columns));
  const inside = complete(design, variables);
  const of = key.includes('total') ? totalOf : meanOf;
  const estimates = isRatio
    ? names.map((_, index) => {
        return ratioOf(totalOf(inside, variables[2 * index]!), totalOf(inside, variables[2 * index + 1]!));
      })
    : variables.map((values) => of(inside, values));
  return { estimates, inside, variables };
}

function partsOfRatio(name: string): [string, string] {
  const expression = parseR(name);
  if (expression?.kind !== 'sign' || expression.sign !== '/' || !expression.left) {
    throw new NotCovered(`“${name}” is no ratio`);
  }
  return [written(expression.left), written(expression.right)];
}

function designEffects(key: string, names: readonly string[], design: SurveyDesign, columns: Columns): Computed[] {
  const { estimates, inside, variables } = estimatesOf(key, names, design, columns);
  const replacement = key.includes('replace') ? 'with' : 'without';
  return variables.map((values, index) => {
    const effect = key.includes('total')
      ? designEffectOfTotal(inside, values, estimates[index]!, replacement)
      : designEffectOfMean(inside, values, replacement);
    return effect ?? new Missing('refused: a simple random sample would have no error');
  });
}

/** Sums of the weights, and counts of people, to which R adds those without weight. */
function ofWeights(key: string, file: ReferenceFile, design: SurveyDesign): number {
  const everybody = everybodyIn(file);
  const sum = (power: number): number => design.weights.reduce((total, weight) => total + weight ** power, 0);
  const count = (isCounted: (row: number) => boolean): number =>
    everybody.weights.filter((weight, row) => weight > 0 && isCounted(row)).length;
  const people = (): number => count(() => true);
  const numbers: Readonly<Record<string, () => number>> = {
    n: people,
    sum_w: () => sum(1),
    sum_w2: () => sum(2),
    kish_deff: () => (people() * sum(2)) / sum(1) ** 2,
    n_eff: () => effectiveBase({ w: sum(1), w2: sum(2) }),
    degf: () => degreesOfFreedom(design),
    n_item_missing: () => {
      const names = Object.keys(objectIn(objectIn(file.result, 'mean'), 'estimate'));
      const variables = names.map((name) => variableOf(name, columnsIn(file)));
      return count((row) => variables.some((values) => Number.isNaN(values[row])));
    },
  };
  return numbers[key]!();
}
