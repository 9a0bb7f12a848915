import {
  adjustPValues,
  compareAllPairs,
  compareWithTotal,
  covarianceOf,
  type DifferenceTest,
  degreesOfFreedom,
  domainOf,
  type Groups,
  type Linearised,
  meanOf,
  normalPValue,
  type SurveyDesign,
  standardErrorOf,
  type Untestable,
} from '@earshot/statistics';
import type { Columns } from '../columns.ts';
import { accepted, type Computed, Missing, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { NotCovered } from '../not-covered.ts';
import {
  columnsIn,
  isObject,
  type JsonObject,
  listOf,
  objectIn,
  type ReferenceFile,
  textIn,
  textsIn,
} from '../reference-file.ts';
import { complete, variableOf } from '../variables.ts';
import { ADJUSTMENTS } from './distributions.ts';
import type { Shape } from './shape.ts';
import { layOut, summaryFrom } from './summary.ts';
import { groupsOf, onlyVariable, partOf } from './svyby-groups.ts';

/** Means of groups, each group against the total and the rest, and all pairs (R: `svyby`, `svycontrast`). */
export const DOMAINS: Shape = {
  isShapeOf: (result) => isObject(result) && ('comparisons' in result || 'pairwise' in result),
  compute: (file) => {
    const result = file.result as JsonObject;
    const grouped = breakOf(file);
    return {
      by: part(() => groupMeans(objectIn(result, 'by'), file.about, grouped)),
      comparisons: part(() => comparisons(listOf(result.comparisons) as JsonObject[], grouped)),
      pairwise: part(() => pairs(listOf(result.pairwise) as JsonObject[], grouped)),
    };
  },
};

/** The answer that groups are compared in, and the groups. */
interface Break {
  readonly columns: Columns;
  /** Of those whose group and answer are known. */
  readonly design: SurveyDesign;
  /** The same with a weight of 1 for all of them, so that those without weight count, as R counts them. */
  readonly everybody: SurveyDesign;
  readonly values: Float64Array;
  readonly groupOf: readonly (string | null)[];
  readonly names: readonly string[];
  readonly groups: Groups;
}

function breakOf(file: ReferenceFile): Break {
  const columns = columnsIn(file);
  const result = file.result as JsonObject;
  const named = isObject(result.by) ? textsIn(result.by.groups) : [];
  const listed = [...listOf(result.comparisons), ...listOf(result.pairwise)].map((row) => row as JsonObject);
  const names = named.length > 0 ? named : [...new Set(listed.flatMap((row) => textsIn(row.group ?? row.a ?? [])))];
  const groupOf = groupsOf(file.about, columns, names);
  const values = variableOf(textIn(result, 'y'), columns);
  const isKnown = (row: number): boolean => !Number.isNaN(values[row]) && groupOf[row] !== null;
  const design = domainOf(designOf(file), isKnown);
  const everybody = domainOf(everybodyIn(file), isKnown);
  const of = groupOf.map((group) => names.indexOf(group ?? ''));
  return { columns, design, everybody, values, groupOf, names, groups: { of, count: names.length } };
}

/**
 * Where the file has NA, R looked at each variable alone, and made NA of those that somebody lacks; otherwise only at
 * those who lack none (`na.rm = TRUE`).
 */
function groupMeans(expected: JsonObject, about: string, grouped: Break): Computed {
  const { columns, design, groupOf } = grouped;
  const names = textsIn(expected.names);
  // Of one variable R names the groups alone.
  const only = onlyVariable(about, columns) ?? grouped.values;
  const parts = names.map((name) => partOf(name, grouped.names, columns) ?? { group: name, values: only });
  const hasMissing = listOf(expected.estimate).some((value) => typeof value !== 'number');
  const all = parts.map(({ values }) => values);
  const means = parts.map(({ group, values }): Linearised => {
    const inside = domainOf(complete(design, hasMissing ? [values] : all), (row) => groupOf[row] === group);
    return meanOf(inside, values);
  });
  const values = means.map(({ value }) => value);
  const covariance = covarianceOf(design, means);
  const summary = summaryFrom(expected, names, values, covariance, degreesOfFreedom(design), about);
  const errors = covariance.map((row, index) => Math.sqrt(Math.max(0, row[index]!)));
  return { ...(summary as object), se: layOut(expected.se, names, errors) };
}

function comparisons(rows: readonly JsonObject[], grouped: Break): Computed {
  const { design, everybody, values, names, groups } = grouped;
  const total = meanOf(design, values);
  const [compared, totalError] = [compareWithTotal(design, values, groups), standardErrorOf(design, total)];
  return rows.map((row) =>
    part(() => {
      const group = names.indexOf(textIn(row, 'group'));
      const found = compared[group];
      if (!found?.mean) throw new NotCovered(`the group “${row.group}” has nobody`);
      const inside = values.filter((_, at) => groups.of[at] === group && everybody.weights[at]! > 0);
      return {
        n: inside.length,
        n_positive: inside.filter((value) => value > 0).length,
        estimate: found.mean.value,
        se: standardErrorOf(design, found.mean),
        total: total.value,
        total_se: totalError,
        ...testedAs('total', found.againstTotal),
        ...testedAs('complement', found.againstRest),
      };
    }),
  );
}

function testedAs(against: string, result: DifferenceTest | Untestable): Record<string, Computed> {
  const keys = ['diff_vs', 'se_vs', 'p_vs'].map((key) => `${key}_${against}`);
  if ('sentence' in result) {
    const missing = new Missing(`refused: ${result.sentence}`);
    return Object.fromEntries([keys[0]!, keys[1]!, `${keys[2]}_t`, `${keys[2]}_z`].map((key) => [key, missing]));
  }
  return {
    [keys[0]!]: result.difference,
    [keys[1]!]: result.standardError,
    [`${keys[2]}_t`]: result.pValue,
    [`${keys[2]}_z`]: normalPValue(result.statistic),
  };
}

function pairs(rows: readonly JsonObject[], { design, values, names, groups }: Break): Computed {
  const all = compareAllPairs(design, values, groups);
  const tests = rows.map((row): DifferenceTest | Untestable => {
    const [a, b] = [names.indexOf(textIn(row, 'a')), names.indexOf(textIn(row, 'b'))];
    const found = all.find(({ first, second }) => (first === a && second === b) || (first === b && second === a));
    if (!found) throw new NotCovered(`the groups “${row.a}” and “${row.b}” are not both there`);
    const { test } = found;
    if ('sentence' in test || found.first === a) return test;
    return { ...test, difference: -test.difference, statistic: -test.statistic };
  });
  const adjusted = adjustedAll(tests);
  return tests.map((tested, index) =>
    part(() => {
      const { difference, standardError, statistic, pValue } = accepted(tested);
      const further = Object.entries(adjusted).map(([key, list]) => [key, list[index]] as const);
      return {
        diff: difference,
        se: standardError,
        p_t: pValue,
        p_z: normalPValue(statistic),
        ...Object.fromEntries(further),
      };
    }),
  );
}

/** By R’s names, p-values adjusted for all pairs of the file; nothing where one of them cannot be tested. */
function adjustedAll(tests: readonly (DifferenceTest | Untestable)[]): Record<string, readonly number[]> {
  const tested = tests.flatMap((test) => ('sentence' in test ? [] : [test]));
  if (tested.length < tests.length) return {};
  const [t, z] = [tested.map(({ pValue }) => pValue), tested.map(({ statistic }) => normalPValue(statistic))];
  const lists = Object.entries(ADJUSTMENTS).flatMap(([name, adjustment]) => [
    [`p_t_${name}`, adjustPValues(t, adjustment)] as const,
    [`p_z_${name}`, adjustPValues(z, adjustment)] as const,
  ]);
  return Object.fromEntries(lists);
}
