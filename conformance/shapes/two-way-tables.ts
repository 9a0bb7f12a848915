import {
  degreesOfFreedom,
  domainOf,
  type FTest,
  isRefusedTable,
  type RaoScott,
  raoScott,
  type SurveyDesign,
  totalOf,
  twoWayTable,
  waldTests,
} from '@earshot/statistics';
import { textsOf } from '../columns.ts';
import { accepted, type Computed, part } from '../computed.ts';
import { designOf, everybodyIn } from '../design.ts';
import { columnsIn, isObject, type Json, objectIn, type ReferenceFile, textsIn } from '../reference-file.ts';
import type { Shape } from './shape.ts';

/** A table of two answers: totals, shares, people, and the tests of R’s `svychisq`. */
export const TWO_WAY_TABLES: Shape = {
  isShapeOf: (result) => isObject(result) && isObject(result.dimnames) && ('tests' in result || 'weighted' in result),
  compute: (file) => {
    const [design, columns] = [designOf(file), columnsIn(file)];
    const labels = Object.entries(objectIn(file.result, 'dimnames')).map(
      ([name, levels]) => [name, textsIn(levels)] as const,
    );
    const [rowOf, columnOf] = labels.map(([name, levels]) => {
      return textsOf(columns, name).map((text) => (text === null ? -1 : levels.indexOf(text)));
    }) as [number[], number[]];
    const shape: Layout = { rowOf, columnOf, rows: labels[0]![1].length, columns: labels[1]![1].length };
    return { ...cellsOf(design, everybodyIn(file), shape), tests: part(() => testsOf(file, shape)) };
  },
};

interface Layout {
  readonly rowOf: readonly number[];
  readonly columnOf: readonly number[];
  readonly rows: number;
  readonly columns: number;
}

function cellsOf(design: SurveyDesign, everybody: SurveyDesign, layout: Layout): Record<string, Computed> {
  const { rowOf, columnOf, rows, columns } = layout;
  const ones = new Float64Array(design.rows).fill(1);
  const sums = (of: SurveyDesign): number[][] =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => {
        return totalOf(
          domainOf(of, (row) => rowOf[row] === r && columnOf[row] === c),
          ones,
        ).value;
      }),
    );
  const weighted = sums(design);
  const whole = weighted.flat().reduce((sum, one) => sum + one, 0);
  return {
    weighted,
    proportion: weighted.map((row) => row.map((one) => one / whole)),
    // R counts people without weight as well.
    unweighted: sums(everybody),
  };
}

function testsOf(file: ReferenceFile, layout: Layout): Computed {
  const [design, everybody] = [designOf(file), everybodyIn(file)];
  const isIntegrated = hasIntegrated(file.result);
  // R counts people without weight as well.
  const people = everybody.weights.filter((weight) => weight > 0).length;
  const counted = { people, degreesOfFreedom: degreesOfFreedom(everybody) };
  const table = { ...accepted(twoWayTable(design, layout)), ...counted };
  const found = part(() => raoScottTests(accepted(raoScott(design, table)), isIntegrated));
  const wald = waldTests(design, table);
  const byWald = (of: 'plain' | 'adjusted'): Computed =>
    part(() => (isRefusedTable(wald) ? accepted(wald) : asF(wald[of])));
  const rest = { Wald: byWald('plain'), adjWald: byWald('adjusted') };
  const isComputed = typeof found === 'object' && found !== null && 'F' in found;
  if (isComputed) return { ...found, ...rest };
  return { F: found, Chisq: found, lincom: found, saddlepoint: found, ...rest };
}

/**
 * R answers “lincom” by the saddlepoint where it has not the package that integrates; whether it had shows in the file
 * where the two probabilities are not the same.
 */
function hasIntegrated(result: Json): boolean {
  const tests = objectIn(result, 'tests');
  const [lincom, saddlepoint] = [tests.lincom, tests.saddlepoint];
  if (!isObject(lincom) || !isObject(saddlepoint)) return false;
  return lincom['p.value'] !== saddlepoint['p.value'];
}

function raoScottTests({ pearson, secondOrder, firstOrder, mixture }: RaoScott, isIntegrated: boolean): Computed {
  const statistic = { 'X-squared': pearson };
  return {
    F: asF(secondOrder),
    Chisq: { statistic, parameter: { df: firstOrder.degreesOfFreedom }, 'p.value': firstOrder.pValue },
    lincom: { statistic, 'p.value': isIntegrated ? mixture.exactly : mixture.bySaddlepoint },
    saddlepoint: { statistic, 'p.value': mixture.bySaddlepoint },
  };
}

function asF({ statistic, numerator, denominator, pValue }: FTest): Computed {
  return { statistic: { F: statistic }, parameter: { ndf: numerator, ddf: denominator }, 'p.value': pValue };
}
